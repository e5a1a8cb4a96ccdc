import { Link } from 'wouter';
import { showFocused } from '../../ui/show-focused.ts';
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
  return (
    <div className="review-header">
      <div className="review-title">
        <Link className="button" href="/" aria-label={say('editor.back')}>
          ←
        </Link>
        <div>
          <h1>{leaflet.title}</h1>
          <span className="quiet">{days(leaflet)}</span> <StateLine leaflet={leaflet} /> <Others others={others} />
        </div>
      </div>
      <Ways leaflet={leaflet} plan={plan} onOpen={onOpen} />
    </div>
  );
}

/** What there is about the leaflet as a whole. */
function Ways({ leaflet, plan, onOpen }: Omit<ReviewHeaderProps, 'others'>) {
  const { leafletId, publishedVersion } = leaflet;
  return (
    <fieldset className="sideways ways" aria-label={say('ways.title')} onFocus={showFocused}>
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
    </fieldset>
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
