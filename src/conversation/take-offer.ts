import { findPricedProducts } from '../catalog/index.ts';
import type { Store } from '../organisation/index.ts';
import { askStore } from './choose-store.ts';
import { choiceId, type ShownOffer } from './input.model.ts';
import { offeredAt } from './show-leaflet.ts';
import { type OfferedProduct, offerCard, sealOf } from './show-offer-cards.ts';
import { sayWhatToDo } from './small-talk.ts';
import { addProduct } from './take-cart.ts';
import { price, reply, say, storeOf, type Turn } from './turn.ts';

/**
 * Puts an offer of a card into the basket if it still holds as the card said. A card may be weeks old: what changed is shown anew and what
 * is over is said, and nothing is added that was not agreed to.
 */
export async function takeOffer(turn: Turn, shown: ShownOffer): Promise<void> {
  const store = await storeOf(turn);
  if (!store) return askStore(turn, { kind: 'leaflet' });
  const current = await offeredAt(turn, store, [shown.productId]);
  const same = current.find(({ offer }) => offer.offerId === shown.offerId);
  if (same && sealOf(same) === shown.seal) return addProduct(turn, shown.productId, shown.steps);
  const now = same ?? current[0];
  if (now) return showAnew(turn, store, now);
  await sayOver(turn, store, shown);
}

function showAnew(turn: Turn, store: Store, one: OfferedProduct): void {
  const cards = [offerCard(turn, store, one)];
  reply(turn, { kind: 'cards', body: say(turn, 'offer.changed'), button: say(turn, 'choose'), cards });
}

/** Without the offer a product has its regular price, or it is not to be had at all. */
async function sayOver(turn: Turn, store: Store, { productId, steps }: ShownOffer): Promise<void> {
  const here = { entityId: turn.entity.entityId, storeId: store.storeId, at: turn.now };
  const product = (await findPricedProducts(turn.trx, here, [productId])).get(productId);
  if (!product?.available) return sayWhatToDo(turn, say(turn, 'offer.gone', { store: store.name }));
  const amount = price(turn, product.priceMinor);
  const regular = product.basis.unit === 'KGM' ? `${amount}/kg` : amount;
  reply(turn, {
    kind: 'buttons',
    body: say(turn, 'offer.over', { title: product.title, price: regular, store: store.name }),
    buttons: [
      { id: choiceId.add(productId, steps), title: say(turn, 'offer.add-at', { price: regular }) },
      { id: choiceId.plain('leaflet'), title: say(turn, 'help.leaflet') },
      { id: choiceId.plain('basket'), title: say(turn, 'help.basket') },
    ],
  });
}
