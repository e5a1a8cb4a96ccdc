import { type Basket, findBasket, setBasketShopper } from '../order/index.ts';
import { choiceId, type WebBasket } from './input.model.ts';
import { openBasket } from './show-basket.ts';
import { sayWhatToDo } from './small-talk.ts';
import { showBasketOrAskStore } from './take-cart.ts';
import { moveTo, rememberBasket, rememberStore, reply, say, type Turn } from './turn.ts';

/**
 * Offers to go on with a basket of the web that a link names. It is taken by a press only: whoever makes a link for others
 * must not change what they are filling.
 */
export async function offerWebBasket(turn: Turn, named: WebBasket): Promise<void> {
  const basket = await findNamed(turn, named);
  if (!basket) return sayWhatToDo(turn, say(turn, 'web-basket.unknown'));
  if (basket.basketId === turn.thread.basketId) return showBasketOrAskStore(turn);
  // A "yes" to this question must not be one to the question before.
  if (turn.thread.state.at !== 'choosing_store') moveTo(turn, { at: 'shopping' });
  const body = [
    say(turn, 'web-basket.offer', { count: basket.lines.length }),
    ...((await wouldReplace(turn, basket)) ? [say(turn, 'web-basket.would-replace')] : []),
  ].join(' ');
  reply(turn, {
    kind: 'buttons',
    body,
    buttons: [{ id: choiceId.webBasket(named), title: say(turn, 'web-basket.take') }],
  });
}

/** Goes on with a basket that was filled on the web: whoever has its link may. */
export async function takeWebBasket(turn: Turn, named: WebBasket): Promise<void> {
  const basket = await findNamed(turn, named);
  if (!basket) return sayWhatToDo(turn, say(turn, 'web-basket.unknown'));
  const tied = await setBasketShopper(turn.trx, basket, turn.thread.shopper.shopperId, turn.now);
  if (!tied.ok) return sayWhatToDo(turn, say(turn, 'web-basket.closed'));
  const replaces = await wouldReplace(turn, basket);
  rememberBasket(turn, basket.basketId);
  if (basket.storeId !== null) rememberStore(turn, basket.storeId);
  await showBasketOrAskStore(turn, [
    say(turn, 'web-basket.taken'),
    ...(replaces ? [say(turn, 'web-basket.replaced')] : []),
  ]);
}

async function findNamed({ trx, entity }: Turn, { entityId, basketId, token }: WebBasket): Promise<Basket | undefined> {
  const basket = entityId === entity.entityId ? await findBasket(trx, entity.entityId, basketId) : undefined;
  return basket?.token === token ? basket : undefined;
}

/** Whether the chat has another basket with something in it. */
async function wouldReplace(turn: Turn, { basketId }: Basket): Promise<boolean> {
  const left = await openBasket(turn);
  return left !== undefined && left.basketId !== basketId && left.lines.length > 0;
}
