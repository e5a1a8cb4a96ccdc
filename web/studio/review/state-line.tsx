import { type Leaflet, useReading } from '../data.ts';
import { fileFailure } from '../failure.ts';
import { say } from '../texts.ts';

/** How far the leaflet is: being read, unreadable, in review, on sale. */
export function StateLine({ leaflet }: { readonly leaflet: Leaflet }) {
  const cancel = useReading(leaflet.leafletId, 'cancel');
  const resume = useReading(leaflet.leafletId, 'resume');
  const read = leaflet.pages.filter(({ state }) => state !== 'waiting').length;
  if (leaflet.state === 'reading') {
    return (
      <span role="status" className="actions">
        {leaflet.pageCount ? say('state.reading', { read, count: leaflet.pageCount }) : say('state.reading.start')}
        <progress {...(leaflet.pageCount ? { value: read, max: leaflet.pageCount } : {})} style={{ width: 160 }} />
        <button type="button" className="button" onClick={() => cancel.mutate()}>
          {say('reading.cancel')}
        </button>
      </span>
    );
  }
  if (leaflet.state === 'failed' || leaflet.state === 'canceled') {
    return (
      <span className="actions">
        <span className="tag saffron">{say(`state.${leaflet.state}`)}</span> {fileFailure(leaflet.failure)}
        <button type="button" className="button" onClick={() => resume.mutate()}>
          {say('reading.resume')}
        </button>
      </span>
    );
  }
  return (
    <span className="tag basil">
      {leaflet.publishedVersion ? say('state.published', { version: leaflet.publishedVersion }) : say('state.review')}
    </span>
  );
}
