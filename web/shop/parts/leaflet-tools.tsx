import type { LeafletInfo, LeafletOffer } from '../api.ts';
import { storePath, type Visit } from '../context.ts';
import type { Wanted } from '../filter.ts';

export interface LeafletToolsProps {
  readonly visit: Visit;
  readonly leaflet: LeafletInfo;
  readonly offers: readonly LeafletOffer[];
  readonly wanted: Wanted;
  /** How many offers fit what is wanted. */
  readonly shown: number;
}

/** Search, departments, favourites and what became cheaper. A form and links, so that it works without scripts. */
export function LeafletTools(props: LeafletToolsProps) {
  const { visit, leaflet, offers, wanted, shown } = props;
  const { say } = visit;
  const count = (n: number) => say('leaflet.list.count', { count: n });
  return (
    <form className="tools" method="get" data-filter>
      <div className="search-row">
        <input
          type="search"
          name="words"
          maxLength={80}
          defaultValue={wanted.words}
          aria-label={say('leaflet.filter.text')}
          placeholder={say('leaflet.filter.text')}
        />
        <button type="submit" className="button">
          {say('store.find.submit')}
        </button>
      </div>
      {wanted.department && <input type="hidden" name="department" value={wanted.department} />}
      {wanted.only && <input type="hidden" name="only" value={wanted.only} />}
      <Chips {...props} />
      <div className="hits">
        <p
          className="quiet"
          role="status"
          data-filter-count
          data-none={say('leaflet.filter.none')}
          data-no-favourites={say('favourite.none')}
          data-one={count(1)}
          data-other={count(999)}
        >
          {shown === 0 && offers.length > 0 ? say('leaflet.filter.none') : count(shown)}
        </p>
        <nav aria-label={say('leaflet.pages')}>
          {leaflet.pages.map(({ page }) => (
            <a href={`#page-${page}`} data-hit={page} aria-label={say('offer.seen-on', { page })} key={page}>
              {page}
            </a>
          ))}
        </nav>
        <a className="to-list" href={`${storePath(visit, visit.store!.storeId)}/list`}>
          {say('list.title')}
        </a>
      </div>
    </form>
  );
}

function Chips({ visit, offers, wanted }: LeafletToolsProps) {
  const { say } = visit;
  const cheaper = offers.filter(({ lastWeekMinor }) => lastWeekMinor !== null).length;
  const departments = departmentsOf(offers, visit.locale);
  return (
    <nav className="chips" aria-label={say('leaflet.departments')}>
      <Chip wanted={wanted} asks={{ department: '', only: '' }} text={say('leaflet.filter.all')} />
      <button type="button" className="chip heart" data-only="favourites" aria-pressed="false">
        {say('favourite.mine')}
      </button>
      {cheaper > 0 && (
        <Chip wanted={wanted} asks={{ only: 'cheaper' }} text={say('leaflet.filter.cheaper', { count: cheaper })} />
      )}
      {departments.map(({ department, count }) => (
        <Chip
          wanted={wanted}
          asks={{ department }}
          text={say('leaflet.filter.department', { department, count })}
          key={department}
        />
      ))}
    </nav>
  );
}

interface ChipProps {
  readonly wanted: Wanted;
  readonly asks: Partial<Pick<Wanted, 'department' | 'only'>>;
  readonly text: string;
}

/** A link to the filtered list; the page's script filters in place. */
function Chip({ wanted, asks, text }: ChipProps) {
  const chosen = Object.entries(asks).every(([name, value]) => wanted[name as 'department' | 'only'] === value);
  const query = new URLSearchParams(Object.entries(asks).filter(([, value]) => value));
  const { department, only } = asks;
  return (
    <a
      className="chip"
      href={`?${query}#offers`}
      {...(department !== undefined && { 'data-department': department })}
      {...(only !== undefined && { 'data-only': only })}
      aria-current={chosen ? 'true' : undefined}
    >
      {text}
    </a>
  );
}

function departmentsOf(offers: readonly LeafletOffer[], locale: string): { department: string; count: number }[] {
  const groups = Map.groupBy(
    offers.filter(({ department }) => department),
    ({ department }) => department,
  );
  return [...groups]
    .map(([department, { length }]) => ({ department, count: length }))
    .sort((a, b) => a.department.localeCompare(b.department, locale));
}
