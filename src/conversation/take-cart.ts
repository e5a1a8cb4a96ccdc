import { findProducts, type Product } from '../catalog/index.ts';
import { liveOffers, type PublishedOffer } from '../leaflet/index.ts';
import { parsePrice } from '../money/index.ts';
import { type Basket, type BasketLine, basketLimits, replaceBasketLines } from '../order/index.ts';
import { addDays, localDate } from '../organisation/index.ts';
import { askStore } from './choose-store.ts';
import { choiceId, type SentLine } from './input.model.ts';
import { requireBasket, requireView, showBasket } from './show-basket.ts';
import { calendarDay, fitLines, price, reply, say, storeOf, type Turn } from './turn.ts';

/** What a cart becomes: lines for the basket, and the sentences about what could not be taken. */
interface ReadCart {
  readonly lines: readonly BasketLine[];
  readonly taken: readonly SentLine[];
  readonly notes: readonly string[];
}

const mostNamed = 10;

/** Takes the phone's cart into the basket, prices it at the store and says what changed. Nothing is dropped without being named. */
export async function takeCart(turn: Turn, sent: readonly SentLine[]): Promise<void> {
  const basket = await requireBasket(turn);
  const products = await findProducts(
    turn.trx,
    turn.entity.entityId,
    sent.slice(0, 1000).map(({ productId }) => productId),
  );
  const cart = readCart(turn, sent, products, basket.lines);
  const notes = [...cart.notes, ...(await saveLines(turn, basket, cart.lines))];
  if (turn.thread.shopper.storeId === null) {
    if (cart.notes.length > 0) sayNotes(turn, cart.notes);
    return askStore(turn, { kind: 'basket' });
  }
  const changes = [...(await priceChanges(turn, basket, cart.taken)), ...(await endedOffers(turn, cart.lines))];
  await showBasket(turn, [...changes, ...notes]);
}

function sayNotes(turn: Turn, notes: readonly string[]): void {
  const buttons = [{ id: choiceId.plain('leaflet'), title: say(turn, 'help.leaflet') }];
  reply(turn, { kind: 'buttons', body: fitLines(notes, 1000).text, buttons });
}

async function saveLines(turn: Turn, basket: Basket, lines: readonly BasketLine[]): Promise<string[]> {
  const saved = await replaceBasketLines(turn.trx, basket, lines, turn.now);
  if (saved.ok) return [];
  if (saved.refusal.code === 'too_many_items') return [say(turn, 'cart.too-many-items', { most: saved.refusal.most })];
  return [say(turn, 'cart.not-taken')];
}

/** Reads a cart beside what the basket holds already. */
function readCart(
  turn: Turn,
  sent: readonly SentLine[],
  products: ReadonlyMap<string, Product>,
  before: readonly BasketLine[],
): ReadCart {
  const steps = new Map(before.map((line) => [line.productId, line.steps]));
  const taken: SentLine[] = [];
  const unknown: string[] = [];
  const uncountable: string[] = [];
  const beyond: string[] = [];
  for (const line of sent) {
    const product = products.get(line.productId);
    const known = steps.get(line.productId);
    if (known === undefined && steps.size >= basketLimits.lines) beyond.push(product?.title ?? line.productId);
    else if (!product) unknown.push(line.productId);
    else if (!isCountable(line, product, known ?? 0)) uncountable.push(product.title);
    else {
      steps.set(line.productId, (known ?? 0) + stepsOf(line.quantity, product));
      taken.push(line);
    }
  }
  return {
    lines: [...steps].map(([productId, count]) => ({ productId, steps: count })),
    taken,
    notes: [
      ...named(turn, 'cart.unknown', unknown),
      ...named(turn, 'cart.bad-quantity', uncountable),
      ...named(turn, 'cart.too-long', beyond, { most: basketLimits.lines }),
    ],
  };
}

/** In the catalog weighed goods are priced by the kilogram, so the cart counts kilograms. */
function stepsOf(quantity: number, { basis }: Product): number {
  return quantity * 10 ** basis.scale;
}

function isCountable({ quantity }: SentLine, product: Product, before: number): boolean {
  const most = product.basis.scale === 0 ? basketLimits.items : 10 ** (product.basis.scale + 2) - 1;
  return Number.isSafeInteger(quantity) && quantity > 0 && before + stepsOf(quantity, product) <= most;
}

function named(turn: Turn, id: string, titles: readonly string[], more: Record<string, number> = {}): string[] {
  if (titles.length === 0) return [];
  const products = titles.slice(0, mostNamed).join(', ');
  return [say(turn, id, { products, count: titles.length, others: Math.max(0, titles.length - mostNamed), ...more })];
}

/** Where the store's price of a product is not the one the phone showed, and what the whole cart came to there. */
async function priceChanges(turn: Turn, { basketId }: Basket, taken: readonly SentLine[]): Promise<string[]> {
  const view = await requireView(turn, basketId);
  const lines = new Map(view.lines.map((line) => [line.productId, line]));
  const changed = taken.flatMap(({ productId, shownPrice }) => {
    const line = lines.get(productId);
    const shown = shownPrice === undefined ? undefined : parsePrice(shownPrice, turn.entity.currency);
    if (!line?.counted || shown === undefined || shown === line.unitPriceMinor) return [];
    return [
      say(turn, 'cart.price-changed', {
        title: line.title,
        before: price(turn, shown),
        after: price(turn, line.unitPriceMinor),
      }),
    ];
  });
  const promoted = view.lines.some(({ applied }) => applied.length > 0);
  const intro = changed.length > 0 ? [say(turn, 'cart.changes')] : [];
  return [
    ...intro,
    ...changed.slice(0, mostNamed).map((line) => `• ${line}`),
    ...(changed.length > mostNamed ? [say(turn, 'cart.more-changes', { count: changed.length - mostNamed })] : []),
    ...(promoted ? [say(turn, 'cart.promoted')] : []),
  ];
}

const recentDays = [1, 3, 7];

/** Offers of the last week that are over: whoever put the product into the cart then expects them. */
async function endedOffers(turn: Turn, lines: readonly BasketLine[]): Promise<string[]> {
  const store = await storeOf(turn);
  if (!store || lines.length === 0) return [];
  const ids = lines.map(({ productId }) => productId);
  const today = localDate(turn.now, store.timeZone);
  const at = { entityId: turn.entity.entityId, storeId: store.storeId, asOf: turn.now };
  const running = await liveOffers(turn.trx, { ...at, date: today }, ids);
  const covered = new Set(running.flatMap(({ productIds }) => productIds));
  const ended = new Map<string, PublishedOffer>();
  for (const days of recentDays)
    for (const offer of await liveOffers(turn.trx, { ...at, date: addDays(today, -days) }, ids))
      if (offer.validThrough < today && !offer.productIds.some((id) => covered.has(id)))
        ended.set(offer.offerId, offer);
  return [...ended.values()]
    .slice(0, mostNamed)
    .map(({ name, validThrough }) => say(turn, 'cart.offer-ended', { name, date: calendarDay(turn, validThrough) }));
}

/** Puts more of a product into the basket: the button of a promotion nearly reached, or of a search. */
export async function addProduct(turn: Turn, productId: string, steps: number): Promise<void> {
  const notes = await addLines(turn, [{ productId, steps }]);
  await showBasketOrAskStore(turn, notes);
}

export async function addLines(turn: Turn, added: readonly BasketLine[]): Promise<string[]> {
  const basket = await requireBasket(turn);
  const { entityId } = turn.entity;
  const products = await findProducts(
    turn.trx,
    entityId,
    added.map(({ productId }) => productId),
  );
  const unknown = added.filter(({ productId }) => !products.has(productId)).map(({ productId }) => productId);
  const known = added.filter(({ productId }) => products.has(productId));
  const steps = new Map(basket.lines.map((line) => [line.productId, line.steps]));
  for (const line of known) steps.set(line.productId, (steps.get(line.productId) ?? 0) + line.steps);
  const lines = [...steps].map(([productId, count]) => ({ productId, steps: count }));
  return [...named(turn, 'cart.unknown', unknown), ...(await saveLines(turn, basket, lines))];
}

export async function showBasketOrAskStore(turn: Turn, notes: readonly string[] = []): Promise<void> {
  if (turn.thread.shopper.storeId === null) return askStore(turn, { kind: 'basket' });
  await showBasket(turn, notes);
}
