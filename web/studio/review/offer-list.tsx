import { isUnsure, type Offer } from '../data.ts';
import { say } from '../texts.ts';

export interface OfferListProps {
  readonly offers: readonly Offer[];
  readonly chosenId: string | undefined;
  readonly marked: ReadonlySet<string>;
  readonly byPage: boolean;
  readonly onByPage: (byPage: boolean) => void;
  readonly onChoose: (offer: Offer) => void;
  readonly onMark: (offer: Offer) => void;
}

/** The offers, those the reader was least sure of first. */
export function OfferList({ offers, chosenId, marked, byPage, onByPage, onChoose, onMark }: OfferListProps) {
  return (
    <section className="pane-scroll" aria-labelledby="offers-title">
      <h2 id="offers-title">
        {say('editor.offers')} ({offers.length})
      </h2>
      <label>
        <span className="visually-hidden">{say('editor.offers')}</span>
        <select value={byPage ? 'page' : 'unsure'} onChange={(event) => onByPage(event.target.value === 'page')}>
          <option value="unsure">{say('editor.order.unsure')}</option>
          <option value="page">{say('editor.order.page')}</option>
        </select>
      </label>
      {offers.map((offer) => (
        <OfferRow
          key={offer.offerId}
          offer={offer}
          chosen={offer.offerId === chosenId}
          marked={marked.has(offer.offerId)}
          onChoose={onChoose}
          onMark={onMark}
        />
      ))}
    </section>
  );
}

interface OfferRowProps {
  readonly offer: Offer;
  readonly chosen: boolean;
  readonly marked: boolean;
  readonly onChoose: (offer: Offer) => void;
  readonly onMark: (offer: Offer) => void;
}

function OfferRow({ offer, chosen, marked, onChoose, onMark }: OfferRowProps) {
  const { draft } = offer;
  const name = [draft.brand, draft.name].filter(Boolean).join(' ') || say('editor.unnamed');
  return (
    <div className="offer-row" aria-current={chosen}>
      <label className="check">
        <span className="visually-hidden">
          {say('editor.mark')} {name}
        </span>
        <input type="checkbox" checked={marked} onChange={() => onMark(offer)} />
      </label>
      <button type="button" onClick={() => onChoose(offer)}>
        {name}
        <br />
        <span className="quiet">p. {draft.page}</span>{' '}
        <span className={`tag ${isUnsure(offer) ? 'saffron' : 'basil'}`}>
          {draft.checked ? say('editor.checked') : say('editor.sure', { share: draft.confidence })}
        </span>
      </button>
    </div>
  );
}
