import { Link } from 'wouter';
import type { Leaflet, Plan } from '../data.ts';
import { days } from '../leaflets-page.tsx';
import { say } from '../texts.ts';
import type { Presence } from './review-data.ts';
import { StateLine } from './state-line.tsx';
import type { OpenDialog } from './use-review.ts';

export interface ReviewHeaderProps {
  readonly leaflet: Leaflet;
  readonly plan: Plan | undefined;
  readonly others: readonly Presence[];
  readonly onOpen: (dialog: OpenDialog) => void;
}

/** What leaflet this is, how far it is, who else is in it, and where one goes from here. */
export function ReviewHeader({ leaflet, plan, others, onOpen }: ReviewHeaderProps) {
  const { leafletId, publishedVersion } = leaflet;
  return (
    <>
      <p>
        <Link href="/">← {say('editor.back')}</Link>
      </p>
      <div className="actions" style={{ justifyContent: 'space-between' }}>
        <div>
          <h1>{leaflet.title}</h1>
          <span className="quiet">{days(leaflet)}</span> <StateLine leaflet={leaflet} /> <Others others={others} />
        </div>
        <div className="actions">
          <button type="button" className="button" onClick={() => onOpen('settings')}>
            {say('settings.open')}
          </button>
          {plan && (
            <button type="button" className="button" onClick={() => onOpen('law')}>
              {say('law.open', { count: plan.findings.length })}
            </button>
          )}
          <Link className="button" href={`/leaflets/${leafletId}/channels`}>
            {say('channels.open')}
          </Link>
          {publishedVersion && (
            <>
              <Link className="button" href={`/leaflets/${leafletId}/changes`}>
                {say('changes.open')}
              </Link>
              <Link className="button" href={`/leaflets/${leafletId}/readers`}>
                {say('readers.open')}
              </Link>
            </>
          )}
          <button type="button" className="button" onClick={() => onOpen('history')}>
            {say('editor.history')}
          </button>
          <button
            type="button"
            className="button main"
            disabled={leaflet.state !== 'review'}
            onClick={() => onOpen('publish')}
          >
            {say('publish.open')}
          </button>
        </div>
      </div>
    </>
  );
}

/** Who else is here, and on which page. */
function Others({ others }: { readonly others: readonly Presence[] }) {
  return (
    <span role="status" aria-label={say('others.title')}>
      {others.map(({ personId, name, page }) => (
        <span className="tag plum" key={personId}>
          {say('others.at', { name, page })}
        </span>
      ))}
    </span>
  );
}
