import type { ReplyButton } from '../meta/index.ts';
import {
  type Basket,
  type BasketLineView,
  type BasketView,
  createBasket,
  findBasket,
  replaceBasketLines,
  setBasketStore,
  viewBasket,
} from '../order/index.ts';
import { findStore } from '../organisation/index.ts';
import { choiceId } from './input.model.ts';
import { sayWhatToDo } from './small-talk.ts';
import { fitLines, moveTo, price, quantity, rememberBasket, reply, say, type Turn, time } from './turn.ts';

/** The basket that is being filled in this thread; undefined when there is none, or it was ordered or given up. */
export async function openBasket({ trx, entity, thread, now }: Turn): Promise<Basket | undefined> {
  if (thread.basketId === null) return undefined;
  const basket = await findBasket(trx, entity.entityId, thread.basketId);
  return basket?.state === 'open' && now < basket.expiresAt ? basket : undefined;
}

/** The thread's basket at the shopper's store, made when there is none. */
export async function requireBasket(turn: Turn): Promise<Basket> {
  const { trx, entity, thread, now } = turn;
  const { storeId, shopperId } = thread.shopper;
  const open = await openBasket(turn);
  if (open) return storeId === null || open.storeId !== null ? open : withStore(turn, open, storeId);
  const asked = {
    entityId: entity.entityId,
    channel: turn.address.channel,
    shopperId,
    ...(storeId && { storeId }),
  } as const;
  const basket = await createBasket(trx, asked, now);
  rememberBasket(turn, basket.basketId);
  return basket;
}

async function withStore({ trx, now }: Turn, basket: Basket, storeId: string): Promise<Basket> {
  const chosen = await setBasketStore(trx, basket, storeId, now);
  return chosen.ok ? chosen.value : basket;
}

export async function requireView(turn: Turn, basketId: string): Promise<BasketView> {
  const { trx, entity, thread, now, address } = turn;
  const options = { language: thread.shopper.language, now, channel: address.channel };
  const view = await viewBasket(trx, entity.entityId, basketId, options);
  if (!view) throw new Error(`The basket ${basketId} of a thread is gone.`);
  return view;
}

export function basketUrl({ publicUrl, entity }: Turn, { basketId, token }: Basket): string {
  return `${publicUrl}/${entity.entityId}/basket?b=${basketId}&t=${token}`;
}

/** Shows the basket with its total and what may come next; `notes` say first what just happened. */
export async function showBasket(turn: Turn, notes: readonly string[] = []): Promise<void> {
  const basket = await openBasket(turn);
  if (!basket || basket.lines.length === 0) {
    moveTo(turn, { at: 'shopping' });
    return sayWhatToDo(turn, fitLines([...notes, say(turn, 'basket.empty')], 600).text);
  }
  const view = await requireView(turn, basket.basketId);
  sendBasket(turn, await basketText(turn, view, notes), buttonsFor(turn, view));
  offerWeb(turn, basket, view);
  const held = view.hold && !blocked(view).length;
  moveTo(
    turn,
    held ? { at: 'confirming_order', basketId: basket.basketId, totalMinor: view.totalMinor } : { at: 'shopping' },
  );
}

const longestBasket = 3900;

async function basketText(turn: Turn, view: BasketView, notes: readonly string[]): Promise<string> {
  const store = view.storeId === null ? undefined : await findStore(turn.trx, turn.entity.entityId, view.storeId);
  const until = view.hold && store && time(turn, view.hold.expiresAt, store.timeZone);
  const head = say(turn, 'basket.title', { store: store?.name ?? '' });
  const tail = [
    ...totalsOf(turn, view),
    ...(until ? [say(turn, 'basket.held-until', { time: until })] : []),
    ...nearlyText(turn, view),
  ];
  const lines = [
    ...view.lines.filter(({ counted }) => counted).map((line) => lineText(turn, line)),
    ...blockedText(turn, view),
  ];
  const before = fitLines(notes, 1800).text;
  const room = longestBasket - before.length - head.length - tail.join('\n').length;
  const { text, leftOut } = fitLines(lines, room);
  const more = leftOut > 0 ? [say(turn, 'basket.more-lines', { count: leftOut })] : [];
  return [...(before ? [before, ''] : []), head, text, ...more, '', ...tail].join('\n');
}

/** "• 3 × Lait 1 L — 2,00 € (2+1 offert, −1,00 €)". */
export function lineText(
  turn: Turn,
  {
    title,
    steps,
    basis,
    payableMinor,
    applied,
  }: Pick<BasketLineView, 'title' | 'steps' | 'basis' | 'payableMinor' | 'applied'>,
): string {
  const offers = applied.map(({ wording, discountMinor }) =>
    discountMinor > 0 ? `${wording}, −${price(turn, discountMinor)}` : wording,
  );
  const why = offers.length > 0 ? ` (${offers.join(' ; ')})` : '';
  return `• ${quantity(turn, steps, basis)} ${title} — ${price(turn, payableMinor)}${why}`;
}

function totalsOf(turn: Turn, view: BasketView): string[] {
  const { totalMinor, savedMinor, depositMinor, creditMinor } = view;
  return [
    say(turn, 'basket.total', { total: price(turn, totalMinor) }),
    ...(savedMinor > 0 ? [say(turn, 'basket.saved', { amount: price(turn, savedMinor) })] : []),
    ...(depositMinor > 0 ? [say(turn, 'basket.deposit', { amount: price(turn, depositMinor) })] : []),
    ...(creditMinor > 0 ? [say(turn, 'basket.credit', { amount: price(turn, creditMinor) })] : []),
  ];
}

/** The lines that cannot be bought in the chat. */
export function blocked(view: BasketView): readonly BasketLineView[] {
  return view.lines.filter(({ problems }) => problems.length > 0);
}

function blockedText(turn: Turn, view: BasketView): string[] {
  const lines = blocked(view);
  if (lines.length === 0) return [];
  return ['', say(turn, 'basket.not-counted'), ...lines.map((line) => `• ${line.title} — ${reasonOf(turn, line)}`)];
}

function reasonOf(turn: Turn, { problems }: BasketLineView): string {
  const [problem] = problems;
  if (problem?.code === 'not_in_chat') return say(turn, problem.webOnly ? 'problem.web_only' : 'problem.store_only');
  return say(turn, `problem.${problem?.code ?? 'unknown_product'}`);
}

function nearlyText(turn: Turn, view: BasketView): string[] {
  const near = view.nearlyReached[0];
  const title = near && titleOf(view, near.productIds);
  if (!near || !title) return [];
  return ['', say(turn, 'basket.nearly', { title, wording: near.wording, gain: price(turn, near.gainMinor) })];
}

function titleOf(view: BasketView, productIds: readonly string[]): string | undefined {
  return view.lines.find(({ productId, counted }) => counted && productIds.includes(productId))?.title;
}

function buttonsFor(turn: Turn, view: BasketView): ReplyButton[] {
  const more = { id: choiceId.plain('leaflet'), title: say(turn, 'basket.add-more') };
  const counted = view.lines.some((line) => line.counted);
  if (!counted) return [more, { id: choiceId.plain('empty_basket'), title: say(turn, 'basket.empty-it') }];
  const isBlocked = blocked(view).length > 0;
  const slots = {
    id: choiceId.plain('slots'),
    title: say(turn, isBlocked ? 'basket.go-without' : view.hold ? 'slot.other' : 'basket.choose-slot'),
  };
  const confirm = { id: choiceId.confirm(view.basketId, view.totalMinor), title: say(turn, 'confirm.yes') };
  const nearly = nearlyButton(turn, view);
  return [...(view.hold && !isBlocked ? [confirm] : []), slots, ...(nearly ? [nearly] : []), more].slice(0, 3);
}

function nearlyButton(turn: Turn, view: BasketView): ReplyButton | undefined {
  const productIds = view.nearlyReached[0]?.productIds ?? [];
  const line = view.lines.find(({ productId, counted }) => counted && productIds.includes(productId));
  if (!line) return undefined;
  return {
    id: choiceId.add(line.productId, line.basis.increment),
    title: say(turn, 'basket.add-one', { title: line.title }),
  };
}

function sendBasket(turn: Turn, text: string, buttons: readonly ReplyButton[]): void {
  reply(turn, { kind: 'buttons', body: text, buttons, question: say(turn, 'basket.next') });
}

/** What is sold on the web only is finished there, in the same basket. */
function offerWeb(turn: Turn, basket: Basket, view: BasketView): void {
  const webOnly = blocked(view).filter(({ problems }) =>
    problems.some((problem) => problem.code === 'not_in_chat' && problem.webOnly),
  );
  if (webOnly.length === 0) return;
  const names = webOnly.slice(0, 8).map(({ title }) => title);
  reply(turn, {
    kind: 'link',
    body: say(turn, 'basket.web', { products: names.join(', ') }),
    title: say(turn, 'basket.open-web'),
    url: basketUrl(turn, basket),
  });
}

/** Takes what cannot be bought here out of the basket. @returns the sentences that name it. */
export async function dropBlocked(turn: Turn, basket: Basket): Promise<string[]> {
  const lines = blocked(await requireView(turn, basket.basketId));
  if (lines.length === 0) return [];
  const gone = new Set(lines.map(({ productId }) => productId));
  const kept = basket.lines.filter(({ productId }) => !gone.has(productId));
  const changed = await replaceBasketLines(turn.trx, basket, kept, turn.now);
  if (!changed.ok) throw new Error(`The basket ${basket.basketId} could not be shortened: ${changed.refusal.code}.`);
  return [say(turn, 'basket.left-out', { products: lines.map(({ title }) => title).join(', ') })];
}

export async function emptyBasket(turn: Turn): Promise<void> {
  const basket = await openBasket(turn);
  if (basket) await replaceBasketLines(turn.trx, basket, [], turn.now);
  moveTo(turn, { at: 'shopping' });
  sayWhatToDo(turn, say(turn, 'basket.emptied'));
}
