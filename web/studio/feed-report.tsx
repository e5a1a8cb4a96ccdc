import { contradictionText, type FeedImport, feedFailure, rowError } from './feed-words.ts';
import { language, say } from './texts.ts';

/** What became of one import: rows refused, rows that contradict each other, and what is different since the import before. */
export function FeedReport({ entry }: { readonly entry: FeedImport }) {
  const startedAt = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  const { errorCount, contradictionCount, changeCount, retiredCount, state } = entry;
  return (
    <section className="feed-report">
      <strong>{entry.fileName}</strong> <span className="quiet">{startedAt.format(new Date(entry.startedAt))}</span>{' '}
      <span className={`tag ${state === 'imported' ? 'basil' : 'saffron'}`}>
        {state === 'imported'
          ? say('feeds.state.imported', { count: entry.rowsImported })
          : say(`feeds.state.${state}`)}
      </span>{' '}
      {state === 'imported' && errorCount === 0 && <span className="quiet">{say('feeds.errors', { count: 0 })}</span>}
      {retiredCount > 0 && <span className="quiet">{say('feeds.retired', { count: retiredCount })}</span>}
      {entry.failure && <p className="error">{feedFailure(entry)}</p>}
      <Findings
        summary={say('feeds.errors', { count: errorCount })}
        count={errorCount}
        lines={entry.errors.map(rowError)}
      />
      <Findings
        summary={say('feeds.contradictions', { count: contradictionCount })}
        count={contradictionCount}
        lines={entry.contradictions.map(contradictionText)}
      />
      <Findings
        summary={say('feeds.changes', { count: changeCount })}
        count={changeCount}
        lines={entry.changes.map(contradictionText)}
      />
    </section>
  );
}

interface FindingsProps {
  readonly summary: string;
  readonly count: number;
  readonly lines: readonly string[];
}

function Findings({ summary, count, lines }: FindingsProps) {
  if (count === 0) return null;
  return (
    <details>
      <summary>{summary}</summary>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {count > lines.length && <p className="quiet">{say('feeds.more', { count: count - lines.length })}</p>}
    </details>
  );
}
