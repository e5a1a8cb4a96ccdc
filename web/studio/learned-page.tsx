import { useDeferredValue, useState } from 'react';
import { ErrorNote } from '../ui/staff-frame.tsx';
import { type Lesson, useForget, useLearned } from './data.ts';
import { language, say } from './texts.ts';

const time = new Intl.DateTimeFormat(language, { dateStyle: 'short', timeStyle: 'short' });

/** What the corrections of published leaflets taught the reader, to be looked at and taken back. */
export function LearnedPage() {
  const [query, setQuery] = useState('');
  const asked = useDeferredValue(query.trim());
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage } = useLearned(asked);
  const forget = useForget();
  const lessons = data?.pages.flatMap(({ items }) => items);
  return (
    <>
      <h1>{say('learned.title')}</h1>
      <p>{say('learned.intro')}</p>
      <label>
        {say('learned.search')}
        <input type="search" value={query} maxLength={100} onChange={(event) => setQuery(event.target.value)} />
      </label>
      <ErrorNote error={error ?? forget.error} />
      {!lessons && !error && <p>{say('load')}</p>}
      {lessons?.length === 0 && <p className="empty">{say(asked ? 'learned.empty.search' : 'learned.empty')}</p>}
      {lessons && lessons.length > 0 && (
        <div className="scroll-x">
          <table>
            <thead>
              <tr>
                <th>{say('learned.words')}</th>
                <th>{say('learned.meaning')}</th>
                <th>{say('learned.by')}</th>
                <th />
              </tr>
            </thead>
            <tbody>
              {lessons.map((lesson) => (
                <LessonRow
                  key={lesson.learnedId}
                  lesson={lesson}
                  disabled={forget.isPending}
                  onForget={(forgotten) => forget.mutate({ learnedId: lesson.learnedId, forgotten })}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {hasNextPage && (
        <button type="button" className="button" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {say('learned.more')}
        </button>
      )}
    </>
  );
}

interface LessonRowProps {
  readonly lesson: Lesson;
  readonly disabled: boolean;
  readonly onForget: (forgotten: boolean) => void;
}

function LessonRow({ lesson, disabled, onForget }: LessonRowProps) {
  const { printed, times, learnedByName, learnedAt, withdrawnAt, withdrawnByName } = lesson;
  const forgotten = withdrawnAt !== null;
  const person = learnedByName ?? say('learned.somebody');
  const action = say(forgotten ? 'learned.remember' : 'learned.forget');
  return (
    <tr>
      <td>{printed}</td>
      <td>{forgotten ? <s>{meaningOf(lesson)}</s> : meaningOf(lesson)}</td>
      <td className="quiet">
        {say('learned.who', { person, time: time.format(new Date(learnedAt)) })} ·{' '}
        {say('learned.times', { count: times })}
        {forgotten && (
          <p>{withdrawnByName ? say('learned.forgotten', { person: withdrawnByName }) : say('learned.ambiguous')}</p>
        )}
      </td>
      <td>
        <button
          type="button"
          className="button"
          disabled={disabled}
          aria-label={`${action} : ${printed}`}
          onClick={() => onForget(!forgotten)}
        >
          {action}
        </button>
      </td>
    </tr>
  );
}

function meaningOf({ mechanic, products }: Lesson): string {
  if (mechanic) return [say(`mechanic.${mechanic.type}`), ...numbersOf(mechanic)].join(' · ');
  if (products.length === 0) return say('learned.none');
  return products.map(({ productId, title }) => title ?? say('learned.gone', { id: productId })).join(', ');
}

/** Its counts, percents and texts; amounts in units of money. */
function numbersOf({ type: _, ...parts }: NonNullable<Lesson['mechanic']>): string[] {
  return Object.entries(parts).map(([name, value]) => {
    if (name.endsWith('Minor')) return (Number(value) / 100).toFixed(2);
    return name === 'percent' ? `${value} %` : String(value);
  });
}
