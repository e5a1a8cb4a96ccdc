import { Dialog } from '../ui/dialog.tsx';
import { formatAmount } from '../ui/price-mark.tsx';
import type { Finding } from './data.ts';
import { language, type StudioText, say } from './texts.ts';

const day = (date: string): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(date));

/** The server sends amounts under names that end in "Minor". */
function told(id: StudioText, values: Finding['values'], currency: string): string {
  const written = Object.entries(values).map(([name, value]) => [
    name,
    name.endsWith('Minor') ? formatAmount(Number(value), currency, language) : value,
  ]);
  return say(id, Object.fromEntries(written));
}

/** Where a rule comes from and when somebody last looked. */
export function sourceText({ text, reference, readOn }: NonNullable<Finding['source']>): string {
  return reference
    ? say('law.source', { text, reference, day: day(readOn) })
    : say('law.source.unread', { text, day: day(readOn) });
}

export interface FindingsProps {
  readonly findings: readonly Finding[];
  readonly currency: string;
  /** Whether its fix cannot be applied right now. */
  readonly isBusy: (finding: Finding) => boolean;
  /** Absent where the offer is shown already. */
  readonly onOffer?: (offerId: string) => void;
  readonly onFix: (finding: Finding) => void;
}

/** What breaks a rule: the rule, its source, the place, and a button that puts it right. Those that block come first. */
export function Findings({ findings, currency, isBusy, onOffer, onFix }: FindingsProps) {
  if (findings.length === 0) return null;
  const sorted = findings.toSorted((a, b) => a.severity.localeCompare(b.severity));
  return (
    <>
      <ul className="findings">
        {sorted.map((finding) => (
          <li key={`${finding.ruleId} ${finding.message} ${finding.place.page} ${finding.place.offerId}`}>
            <FindingRow
              finding={finding}
              currency={currency}
              isBusy={isBusy}
              onFix={onFix}
              {...(onOffer && { onOffer })}
            />
          </li>
        ))}
      </ul>
      {findings.some(({ fix }) => fix) && <p className="quiet">{say('law.paper')}</p>}
    </>
  );
}

type RowProps = Omit<FindingsProps, 'findings'> & { readonly finding: Finding };

function FindingRow({ finding, currency, isBusy, onOffer, onFix }: RowProps) {
  const { severity, certainty, title, source, place, message, values, fix } = finding;
  const { offerId, page } = place;
  return (
    <>
      <span className={`tag ${severity === 'blocks' ? 'saffron' : ''}`}>{say(`law.${severity}`)}</span>{' '}
      <strong>{title[language]}</strong>
      <p>{told(`law.finding.${message}`, values, currency)}</p>
      <p className="quiet">
        {page === null ? say('law.place.leaflet') : say('law.place.page', { page })}
        {source && ` · ${sourceText(source)} · ${say(`law.${certainty}`)}`}
      </p>
      <div className="actions">
        {offerId !== null && onOffer && (
          <button type="button" className="button" onClick={() => onOffer(offerId)}>
            {say('law.place.show')}
          </button>
        )}
        {fix && (
          <button type="button" className="button" disabled={isBusy(finding)} onClick={() => onFix(finding)}>
            {told(`law.fix.${fix.code}`, fix.values, currency)}
          </button>
        )}
      </div>
    </>
  );
}

export interface FindingsDialogProps extends FindingsProps {
  readonly onOffer: (offerId: string) => void;
  readonly onClose: () => void;
}

/** All findings of the leaflet, from the review screen. */
export function FindingsDialog({ onClose, onOffer, ...rest }: FindingsDialogProps) {
  const blocks = rest.findings.filter(({ severity }) => severity === 'blocks').length;
  const show = (offerId: string) => {
    onOffer(offerId);
    onClose();
  };
  return (
    <Dialog title={say('law.title')} closeText={say('close')} onClose={onClose}>
      <p role="status">
        {rest.findings.length === 0
          ? say('law.none')
          : say('law.count', { blocks, warns: rest.findings.length - blocks })}
      </p>
      <Findings {...rest} onOffer={show} />
      <p className="quiet">{say('law.advice')}</p>
    </Dialog>
  );
}
