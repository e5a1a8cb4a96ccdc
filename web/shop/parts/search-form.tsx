import { storePath, type Visit } from '../context.ts';

export function SearchForm({ visit, query }: { readonly visit: Visit; readonly query: string }) {
  const { say, store } = visit;
  if (!store) return null;
  return (
    <search>
      <form className="search" method="get" action={`${storePath(visit, store.storeId)}/search`}>
        <label htmlFor="product-search">{say('search.label')}</label>
        <div className="search-row">
          <input id="product-search" name="q" type="search" maxLength={200} defaultValue={query} />
          <button type="submit" className="button">
            {say('search.submit')}
          </button>
        </div>
      </form>
    </search>
  );
}
