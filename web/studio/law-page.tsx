import { ErrorNote } from '../ui/staff-frame.tsx';
import { type Law, useDecideLaw, useLaw } from './data.ts';
import { sourceText } from './findings.tsx';
import { ThresholdPanel } from './review/threshold-panel.tsx';
import { language, say } from './texts.ts';

type Rule = Law['rules'][number];
const effects = ['blocks', 'warns'] as const;
const longDay = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' });
const time = new Intl.DateTimeFormat(language, { dateStyle: 'short', timeStyle: 'short' });

/** The rules of the country, which of them block, and who decided so. */
export function LawPage({ administers }: { readonly administers: boolean }) {
  const { data: law, error } = useLaw();
  const decide = useDecideLaw();
  const disabled = !administers || decide.isPending;
  const onDecide = (ruleId: string, severity: Rule['severity']) => decide.mutate({ ruleId, severity });
  if (error) return <ErrorNote error={error} />;
  if (!law) return <p>{say('load')}</p>;
  const country = new Intl.DisplayNames(language, { type: 'region' }).of(law.country) ?? law.country;
  return (
    <>
      <h1>{say('law.title')}</h1>
      <p>{say('law.page.intro', { country })}</p>
      <p className="quiet">{say('law.advice')}</p>
      <ErrorNote error={decide.error} />
      {law.refused && <RefusedPack refused={law.refused} disabled={disabled} onDecide={onDecide} />}
      {law.rules.length === 0 && !law.refused && <p className="empty">{say('law.page.empty')}</p>}
      {law.rules.length > 0 && (
        <div className="scroll-x">
          <table>
            <thead>
              <tr>
                <th>{say('law.page.rule')}</th>
                <th>{say('law.page.source')}</th>
                <th>{say('law.page.effect')}</th>
              </tr>
            </thead>
            <tbody>
              {law.rules.map((rule) => (
                <RuleRow key={rule.ruleId} rule={rule} disabled={disabled} onDecide={onDecide} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Decisions law={law} />
      <ThresholdPanel administers={administers} />
    </>
  );
}

interface Deciding {
  readonly disabled: boolean;
  readonly onDecide: (ruleId: string, severity: Rule['severity']) => void;
}

type RefusedProps = Deciding & { readonly refused: NonNullable<Law['refused']> };

function RefusedPack({ refused, ...deciding }: RefusedProps) {
  const { file, field, reason } = refused;
  return (
    <div className="error">
      <p>{say('law.finding.pack_refused', { file, field, reason })}</p>
      <Effect rule={refused} title={file} {...deciding} />
    </div>
  );
}

type EffectProps = Deciding & { readonly rule: Pick<Rule, 'ruleId' | 'severity'>; readonly title: string };

function Effect({ rule, title, disabled, onDecide }: EffectProps) {
  return (
    <select
      className="effect"
      aria-label={`${say('law.page.effect')} : ${title}`}
      value={rule.severity}
      disabled={disabled}
      onChange={(event) => onDecide(rule.ruleId, event.target.value as Rule['severity'])}
    >
      {effects.map((effect) => (
        <option value={effect} key={effect}>
          {say(`law.${effect}`)}
        </option>
      ))}
    </select>
  );
}

function RuleRow({ rule, ...deciding }: Deciding & { readonly rule: Rule }) {
  const through = rule.inForceThrough && longDay.format(new Date(rule.inForceThrough));
  return (
    <tr>
      <td>
        {rule.title[language]}
        {through && <span className="quiet"> {say('law.page.through', { day: through })}</span>}
        {rule.note && <p className="quiet">{rule.note[language]}</p>}
      </td>
      <td className="quiet">
        {sourceText(rule.source)}{' '}
        <span className={`tag ${rule.certainty === 'checked' ? 'basil' : 'saffron'}`}>
          {say(`law.${rule.certainty}`)}
        </span>
      </td>
      <td>
        <Effect rule={rule} title={rule.title[language]} {...deciding} />
      </td>
    </tr>
  );
}

function Decisions({ law }: { readonly law: Law }) {
  const titleOf = (ruleId: string): string =>
    law.rules.find((rule) => rule.ruleId === ruleId)?.title[language] ?? ruleId;
  return (
    <>
      <h2>{say('law.page.history')}</h2>
      {law.decisions.length === 0 && <p className="empty">{say('law.page.history.empty')}</p>}
      <ul>
        {law.decisions.map(({ decisionId, ruleId, severity, personName, decidedAt }) => (
          <li key={decisionId}>
            {say('law.page.decided', {
              time: time.format(new Date(decidedAt)),
              person: personName ?? say('law.page.somebody'),
              rule: titleOf(ruleId),
              effect: say(`law.${severity}`),
            })}
          </li>
        ))}
      </ul>
    </>
  );
}
