import type { Visit } from '../context.ts';
import { Layout } from '../parts/layout.tsx';

/** What a phone without network shows in place of a page that it has not kept. It is kept itself, at the first visit. */
export function OfflinePage({ visit }: { readonly visit: Visit }) {
  const { say } = visit;
  return (
    <Layout visit={visit} title={say('offline.title')} script="leaflet" hideBasket>
      <h1>{say('offline.title')}</h1>
      <div data-kept-leaflets>
        <p data-none={say('offline.none')}>{say('offline.text')}</p>
        <ul className="rows" />
      </div>
      <button type="button" className="button main needs-script" data-retry>
        {say('offline.retry')}
      </button>
    </Layout>
  );
}
