import { type KeyboardEvent, useState } from 'react';
import { ErrorNote } from '../../ui/staff-frame.tsx';
import { language, say } from '../texts.ts';
import { type Thread, useDiscuss } from './review-data.ts';

export interface CommentPanelProps {
  readonly leafletId: string;
  readonly offerId: string;
  readonly threads: readonly Thread[];
  /** A question was asked: the review goes on. */
  readonly onAsked: () => void;
}

/** Questions about the offer and their answers. Enter sends, Shift+Enter begins a line. */
export function CommentPanel({ leafletId, offerId, threads, onAsked }: CommentPanelProps) {
  const discuss = useDiscuss(leafletId);
  const here = threads.filter((thread) => thread.offerId === offerId);
  return (
    <section className="comments" aria-labelledby="comments-title">
      <h2 id="comments-title">{say('comments.title')}</h2>
      <ErrorNote error={discuss.error} />
      {here.length === 0 && <p className="quiet">{say('comments.none')}</p>}
      {here.map((thread) => (
        <ThreadView key={thread.threadId} thread={thread} onWord={discuss.mutateAsync} />
      ))}
      <WordForm
        name="question"
        label={say('comments.new')}
        submit={say('comments.send')}
        hint={say('comments.new.hint')}
        onSend={async (text) => {
          await discuss.mutateAsync({ offerId, text });
          onAsked();
        }}
      />
    </section>
  );
}

const time = new Intl.DateTimeFormat(language, { dateStyle: 'short', timeStyle: 'short' });

interface ThreadViewProps {
  readonly thread: Thread;
  readonly onWord: ReturnType<typeof useDiscuss>['mutateAsync'];
}

function ThreadView({ thread: { threadId, resolved, comments }, onWord }: ThreadViewProps) {
  const turn = () => void onWord({ threadId, resolved: !resolved }).catch(() => undefined);
  return (
    <div className={`thread${resolved ? ' resolved' : ''}`}>
      {resolved && <span className="tag basil">{say('comments.resolved')}</span>}
      {comments.map(({ commentId, personName, writtenAt, text }) => (
        <div key={commentId}>
          <p className="quiet">{say('comments.by', { person: personName, time: time.format(new Date(writtenAt)) })}</p>
          <p className="words">{text}</p>
        </div>
      ))}
      {!resolved && (
        <WordForm
          name={`answer-${threadId}`}
          label={say('comments.answer')}
          submit={say('comments.answer')}
          onSend={(text) => onWord({ threadId, text })}
        />
      )}
      <button type="button" className="button" onClick={turn}>
        {resolved ? say('comments.reopen') : say('comments.resolve')}
      </button>
    </div>
  );
}

interface WordFormProps {
  readonly name: string;
  readonly label: string;
  readonly submit: string;
  readonly hint?: string;
  readonly onSend: (text: string) => Promise<unknown>;
}

function WordForm({ name, label, submit, hint, onSend }: WordFormProps) {
  const [text, setText] = useState('');
  const send = () => {
    if (text.trim() === '') return;
    // What could not be sent stays in the field.
    onSend(text.trim()).then(
      () => setText(''),
      () => undefined,
    );
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    event.currentTarget.blur();
    send();
  };
  return (
    <form
      className="stack tight"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <label>
        {label}
        <textarea
          name={name}
          rows={2}
          maxLength={2000}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
        />
      </label>
      {hint && <p className="quiet">{hint}</p>}
      {text.trim() !== '' && (
        <button type="submit" className="button">
          {submit}
        </button>
      )}
    </form>
  );
}
