import { memo, useCallback, useEffect, useRef } from 'react';
import type { Offer } from '../data.ts';
import { say } from '../texts.ts';
import { keepInView } from './keep-in-view.ts';
import { offerName } from './offer-values.ts';
import { needsLook, type QueueOrder } from './queue.ts';
import type { Presence, Thread } from './review-data.ts';

export interface OfferListProps {
  readonly offers: readonly Offer[];
  readonly sureEnough: number;
  readonly chosenId: string | undefined;
  readonly marked: ReadonlySet<string>;
  readonly order: QueueOrder;
  readonly threads: readonly Thread[];
  readonly others: readonly Presence[];
  readonly onOrder: (order: QueueOrder) => void;
  readonly onChoose: (offer: Offer) => void;
  readonly onMark: (offer: Offer) => void;
}

/** The queue: how far it is, and its offers, those with most at risk first. */
export function OfferList(props: OfferListProps) {
  const { offers, sureEnough, chosenId, marked, order, threads, others, onOrder } = props;
  const [choose, mark] = [useSteady(props.onChoose), useSteady(props.onMark)];
  const checked = offers.filter(({ draft }) => draft.checked).length;
  const left = offers.filter((offer) => needsLook(offer, sureEnough)).length;
  return (
    <section className="pane-scroll queue" data-scrolls aria-labelledby="offers-title">
      <div className="queue-head">
        <h2 id="offers-title">
          {say('editor.offers')} ({offers.length})
        </h2>
        {offers.length > 0 && (
          <label>
            {checked === offers.length
              ? say('queue.done')
              : say('queue.progress', { checked, count: offers.length, left })}
            <progress value={checked} max={offers.length} />
          </label>
        )}
        <label>
          <span className="visually-hidden">{say('queue.title')}</span>
          <select
            value={order}
            title={say('queue.risk')}
            onChange={(event) => onOrder(event.target.value as QueueOrder)}
          >
            <option value="risk">{say('queue.order.risk')}</option>
            <option value="page">{say('editor.order.page')}</option>
          </select>
        </label>
      </div>
      {offers.map((offer) => (
        <OfferRow
          key={offer.offerId}
          offer={offer}
          isUnsure={needsLook(offer, sureEnough)}
          isChosen={offer.offerId === chosenId}
          isMarked={marked.has(offer.offerId)}
          questions={threads.filter(({ offerId, resolved }) => offerId === offer.offerId && !resolved).length}
          names={others
            .filter(({ offerId }) => offerId === offer.offerId)
            .map(({ name }) => name)
            .join(', ')}
          onChoose={choose}
          onMark={mark}
        />
      ))}
    </section>
  );
}

/** A function that stays the same while what it does changes, so that rows need not be drawn again for it. */
function useSteady<Argument>(does: (argument: Argument) => void): (argument: Argument) => void {
  const latest = useRef(does);
  latest.current = does;
  return useCallback((argument) => latest.current(argument), []);
}

interface OfferRowProps extends Pick<OfferListProps, 'onChoose' | 'onMark'> {
  readonly offer: Offer;
  readonly isUnsure: boolean;
  readonly isChosen: boolean;
  readonly isMarked: boolean;
  readonly questions: number;
  /** Who else is at it, as one text. */
  readonly names: string;
}

/** Hundreds of rows: only those that change are drawn again. */
const OfferRow = memo(function OfferRow(props: OfferRowProps) {
  const { offer, isUnsure, isChosen, isMarked, questions, names, onChoose, onMark } = props;
  const { draft } = offer;
  const name = offerName(draft);
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isChosen) keepInView(row.current);
  }, [isChosen]);
  return (
    <div className="offer-row" aria-current={isChosen} data-chosen={isChosen} data-offer={offer.offerId} ref={row}>
      <label className="check">
        <span className="visually-hidden">
          {say('editor.mark')} {name}
        </span>
        <input type="checkbox" checked={isMarked} onChange={() => onMark(offer)} />
      </label>
      <button type="button" onClick={() => onChoose(offer)}>
        {name}
        <br />
        <span className="quiet">p. {draft.page}</span>{' '}
        <span className={`tag ${isUnsure ? 'saffron' : 'basil'}`}>
          {draft.checked ? say('editor.checked') : say('editor.sure', { share: draft.confidence })}
        </span>{' '}
        {draft.range && draft.productIds.length === 0 && (
          <span className="tag plum">{say('offers.range', { range: draft.range })}</span>
        )}{' '}
        {questions > 0 && <span className="tag saffron">{say('queue.questions', { count: questions })}</span>}{' '}
        {names && <span className="tag plum">{say('queue.here', { names })}</span>}
      </button>
    </div>
  );
});
