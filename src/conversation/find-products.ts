import { type PricedProduct, policyOf, type SearchAnswer, searchProducts, unitPriceOf } from '../catalog/index.ts';
import { type Card, cardLimits, messageLimits } from '../meta/index.ts';
import { lineTotal } from '../money/index.ts';
import type { Store } from '../organisation/index.ts';
import type { ListLine } from './dialogue.model.ts';
import { choiceId } from './input.model.ts';
import { inMetaCatalog } from './repository.ts';
import { isList, readList, stepsFor, type WantedItem, type WrittenList } from './shopping-list.model.ts';
import { showProducts } from './show-leaflet.ts';
import { pictureOf } from './show-offer-cards.ts';
import { sayWhatToDo } from './small-talk.ts';
import { addLines, showBasketOrAskStore } from './take-cart.ts';
import { canDo, fitLines, moveTo, price, quantity, reply, say, storeOf, type Turn } from './turn.ts';

/** Looks for what was written: one product, or the things of a shopping list. */
export async function findWritten(turn: Turn, store: Store, text: string): Promise<void> {
  const list = readList(text);
  moveTo(turn, { at: 'shopping' });
  if (isList(list)) return proposeList(turn, store, list);
  await showFound(turn, store, list.items[0]?.query ?? text);
}

function search(turn: Turn, store: Store, text: string, limit: number): Promise<SearchAnswer> {
  const { trx, entity, now } = turn;
  const language = entity.languages[0] ?? turn.thread.shopper.language;
  return searchProducts(
    trx,
    { entityId: entity.entityId, storeId: store.storeId, at: now, language },
    text.slice(0, 200),
    limit,
  );
}

const mostFound = 8;

async function showFound(turn: Turn, store: Store, text: string): Promise<void> {
  const { products, corrected } = await search(turn, store, text, mostFound);
  if (products.length === 0) return sayWhatToDo(turn, say(turn, 'find.nothing', { text: text.slice(0, 80) }));
  const inChat = products.filter((product) => policyIn(turn, product).inChat);
  const others = products.filter((product) => !inChat.includes(product));
  const heading = say(turn, corrected ? 'find.corrected' : 'find.found', {
    text: corrected ?? text.slice(0, 80),
    store: store.name,
  });
  if (inChat.length > 0) await showSold(turn, inChat, heading);
  if (others.length > 0) nameOthers(turn, store, others, text);
}

async function showSold(turn: Turn, products: readonly PricedProduct[], heading: string): Promise<void> {
  // Cards say all that the lines would.
  const lines = canDo(turn).cards ? [heading] : [heading, ...products.map((product) => productLine(turn, product))];
  const listed = await listedOf(turn, products);
  const body = fitLines(lines, messageLimits.body).text;
  if (listed.length > 0) return showProducts(turn, [{ title: '', productIds: listed }], body, say(turn, 'find.header'));
  const cards = products.slice(0, cardLimits.cards).map((product) => productCard(turn, product));
  reply(turn, { kind: 'cards', body, button: say(turn, 'find.choose'), cards });
}

function productCard(turn: Turn, product: PricedProduct): Card {
  const picture = pictureOf(product.imageLink);
  return {
    title: product.title,
    terms: [priceLabel(turn, product)],
    ...(picture && { picture }),
    buttons: [{ id: choiceId.add(product.productId, product.basis.increment), title: say(turn, 'find.choose') }],
  };
}

async function listedOf({ trx, entity, address }: Turn, products: readonly PricedProduct[]): Promise<string[]> {
  if (address.catalogId === null) return [];
  const ids = products.map(({ productId }) => productId);
  const listed = await inMetaCatalog(trx, entity.entityId, address.catalogId, ids);
  return ids.filter((id) => listed.has(id));
}

function policyIn({ entity }: Turn, { policyClass }: PricedProduct) {
  return policyOf(policyClass, entity.country);
}

function productLine(turn: Turn, product: PricedProduct): string {
  return `• ${product.title} — ${priceLabel(turn, product)}`;
}

/** "1,15 € (1,15 €/l)": the unit price stands beside every price (directive 98/6/EC). */
function priceLabel(turn: Turn, product: PricedProduct): string {
  const unit = unitPriceOf(product, product.priceMinor);
  const per = unit && `${price(turn, unit.minor)}/${unit.per}`;
  if (product.basis.unit === 'KGM') return per ?? price(turn, product.priceMinor);
  return per ? `${price(turn, product.priceMinor)} (${per})` : price(turn, product.priceMinor);
}

/** Alcohol, tobacco and medicines are named, with the way to them. */
function nameOthers(turn: Turn, store: Store, products: readonly PricedProduct[], text: string): void {
  const onWeb = products.filter((product) => policyIn(turn, product).onWeb);
  const atStore = products.filter((product) => !onWeb.includes(product));
  const parts = [
    ...(onWeb.length > 0 ? [say(turn, 'find.web-only', { products: titles(onWeb) })] : []),
    ...(atStore.length > 0 ? [say(turn, 'find.store-only', { products: titles(atStore) })] : []),
  ];
  const body = fitLines(parts, messageLimits.body).text;
  const url = `${turn.publicUrl}/${turn.entity.entityId}/${store.storeId}/search?q=${encodeURIComponent(text.slice(0, 100))}`;
  reply(
    turn,
    onWeb.length === 0 ? { kind: 'text', text: body } : { kind: 'link', body, title: say(turn, 'find.open-web'), url },
  );
}

function titles(products: readonly PricedProduct[]): string {
  return products
    .slice(0, 8)
    .map(({ title }) => title)
    .join(', ');
}

interface Proposal {
  readonly wanted: WantedItem;
  readonly product: PricedProduct;
  readonly steps: number;
}

/** Proposes a product for each thing of a list, and names what was not found. */
async function proposeList(turn: Turn, store: Store, { items, leftOut }: WrittenList): Promise<void> {
  const proposals: Proposal[] = [];
  const unknown: string[] = [];
  for (const wanted of items) {
    const product = await bestFor(turn, store, wanted);
    if (product) proposals.push({ wanted, product, steps: stepsFor(wanted, product) });
    else unknown.push(wanted.text);
  }
  const notes = [
    ...(unknown.length > 0 ? [say(turn, 'list.unknown', { items: unknown.join(', ') })] : []),
    ...(leftOut > 0 ? [say(turn, 'list.left-out', { count: leftOut })] : []),
  ];
  if (proposals.length === 0) return sayWhatToDo(turn, fitLines(notes, 600).text);
  moveTo(turn, { at: 'confirming_list', lines: proposals.map(toListLine) });
  sendProposals(turn, proposals, notes);
}

function toListLine({ wanted, product, steps }: Proposal): ListLine {
  return { text: wanted.query, productId: product.productId, steps };
}

/** The first product that is there and sold in the chat, or else the first one. A product that has not all the words is a guess. */
async function bestFor(turn: Turn, store: Store, wanted: WantedItem): Promise<PricedProduct | undefined> {
  const sized = wanted.content && wanted.count === undefined ? `${wanted.query} ${sizeText(wanted)}` : wanted.query;
  const { products, complete } = await search(turn, store, sized, 5);
  if (!complete && wanted.query.split(' ').length > 1 && products.length === 0) return undefined;
  return products.find((product) => product.available && policyIn(turn, product).inChat) ?? products[0];
}

function sizeText({ content }: WantedItem): string {
  if (!content) return '';
  return `${content.amount} ${content.unit === 'piece' ? 'pieces' : content.unit}`;
}

function sendProposals(turn: Turn, proposals: readonly Proposal[], notes: readonly string[]): void {
  const lines = proposals.map(({ wanted, product, steps }) => proposalLine(turn, wanted, product, steps));
  const total = proposals.reduce((sum, { product, steps }) => sum + totalOf(turn, product, steps), 0);
  const text = [
    say(turn, 'list.title'),
    fitLines(lines, 3000).text,
    ...notes,
    '',
    say(turn, 'list.total', { total: price(turn, total) }),
  ].join('\n');
  const buttons = [
    { id: choiceId.list('all'), title: say(turn, 'list.add-all') },
    { id: choiceId.list('choose'), title: say(turn, 'list.choose') },
    { id: choiceId.list('no'), title: say(turn, 'list.cancel') },
  ];
  reply(turn, { kind: 'buttons', body: text, buttons, question: say(turn, 'list.question') });
}

function proposalLine(turn: Turn, wanted: WantedItem, product: PricedProduct, steps: number): string {
  const cost = price(turn, totalOf(turn, product, steps));
  const where = policyIn(turn, product).inChat ? '' : ` (${say(turn, 'list.not-in-chat')})`;
  return `• ${wanted.text} → ${quantity(turn, steps, product.basis)} ${product.title} — ${cost}${where}`;
}

function totalOf({ entity }: Turn, { priceMinor, basis }: PricedProduct, steps: number): number {
  return lineTotal({ minor: priceMinor, currency: entity.currency }, steps, basis).minor;
}

/** Puts all that was proposed into the basket. */
export async function addList(turn: Turn, lines: readonly ListLine[]): Promise<void> {
  moveTo(turn, { at: 'shopping' });
  const notes = await addLines(turn, lines);
  await showBasketOrAskStore(turn, [say(turn, 'list.added', { count: lines.length }), ...notes]);
}

/** For each thing of the list a few products to choose from. */
export async function showListChoices(turn: Turn, lines: readonly ListLine[]): Promise<void> {
  const store = await storeOf(turn);
  if (!store) return showBasketOrAskStore(turn);
  moveTo(turn, { at: 'confirming_list', lines });
  const shown = lines.slice(0, messageLimits.sections);
  const sections: { title: string; products: readonly PricedProduct[] }[] = [];
  for (const { text } of shown) {
    const { products } = await search(turn, store, text, 3);
    sections.push({ title: text, products: products.filter((product) => policyIn(turn, product).inChat) });
  }
  const listed = new Set(
    await listedOf(
      turn,
      sections.flatMap(({ products }) => products),
    ),
  );
  const asLists = sections
    .map(({ title, products }) => ({
      title,
      productIds: products.map(({ productId }) => productId).filter((id) => listed.has(id)),
    }))
    .filter(({ productIds }) => productIds.length > 0);
  if (asLists.length > 0) return showProducts(turn, asLists, say(turn, 'list.choices'), say(turn, 'find.header'));
  offerCards(
    turn,
    sections.flatMap(({ products }) => products),
  );
}

function offerCards(turn: Turn, products: readonly PricedProduct[]): void {
  const unique = [...new Map(products.map((product) => [product.productId, product])).values()];
  if (unique.length === 0) {
    sayWhatToDo(turn);
    return;
  }
  const cards = unique.slice(0, cardLimits.cards).map((product) => productCard(turn, product));
  reply(turn, { kind: 'cards', body: say(turn, 'list.choices-cards'), button: say(turn, 'find.choose'), cards });
}
