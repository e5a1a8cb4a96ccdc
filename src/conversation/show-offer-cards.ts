import { createHash } from 'node:crypto';
import type { PublishedOffer, ShopOffer, ShopProduct } from '../leaflet/index.ts';
import { type Card, cardLimits, type ReplyButton } from '../meta/index.ts';
import type { Store } from '../organisation/index.ts';
import { choiceId } from './input.model.ts';
import { price, quantity, reply, say, type Turn } from './turn.ts';

/** A product of an offer that holds at the store now, and that can be put into a basket here. */
export interface OfferedProduct {
  readonly published: PublishedOffer;
  readonly offer: ShopOffer;
  readonly product: ShopProduct;
}

/** A department of the leaflet with what it offers. */
export interface OfferDepartment {
  readonly name: string;
  readonly offered: readonly OfferedProduct[];
}

/** Which of the cards to show: all, or those of one department; `from` counts from 0. */
export interface CardsAsked {
  readonly department?: number;
  readonly from: number;
}

/** Shows ten offers as cards, with the next ten and the departments to choose from. */
export function showOfferCards(
  turn: Turn,
  store: Store,
  departments: readonly OfferDepartment[],
  { department, from: asked }: CardsAsked,
): void {
  const chosen = department === undefined ? undefined : departments[department];
  const offered = chosen?.offered ?? inLeafletOrder(departments);
  const from = asked < offered.length ? asked : 0;
  const shown = offered.slice(from, from + cardLimits.cards);
  const range = { from: from + 1, to: from + shown.length, total: offered.length };
  reply(turn, {
    kind: 'cards',
    body: chosen
      ? say(turn, 'leaflet.cards-of', { department: chosen.name, ...range })
      : say(turn, 'leaflet.cards', range),
    button: say(turn, 'choose'),
    cards: shown.map((one) => offerCard(turn, store, one)),
    choices: choicesBelow(turn, departments, {
      ...(chosen && { department: departments.indexOf(chosen) }),
      from: range.to < range.total ? range.to : undefined,
    }),
  });
}

function inLeafletOrder(departments: readonly OfferDepartment[]): OfferedProduct[] {
  return departments
    .flatMap(({ offered }) => offered)
    .toSorted(({ offer: a }, { offer: b }) => a.page - b.page || a.box[1] - b.box[1] || a.box[0] - b.box[0]);
}

/** The next cards first, then the biggest departments in their order, all offers again, the basket. */
function choicesBelow(
  turn: Turn,
  departments: readonly OfferDepartment[],
  { department, from }: { readonly department?: number; readonly from: number | undefined },
): ReplyButton[] {
  const isOne = department !== undefined;
  const nextId = isOne ? choiceId.department(department, from) : choiceId.offers(from ?? 0);
  const before = from === undefined ? [] : [{ id: nextId, title: say(turn, 'leaflet.more') }];
  const after = [
    ...(isOne ? [{ id: choiceId.offers(0), title: say(turn, 'leaflet.all') }] : []),
    { id: choiceId.plain('basket'), title: say(turn, 'help.basket') },
  ];
  const room = cardLimits.choices - before.length - after.length;
  const others = departments
    .map(({ name, offered }, index) => ({ id: choiceId.department(index), title: name, index, count: offered.length }))
    .filter(({ index }) => index !== department)
    .sort((a, b) => b.count - a.count)
    .slice(0, departments.length > 1 ? room : 0)
    .sort((a, b) => a.index - b.index)
    .map(({ id, title }) => ({ id, title }));
  return [...before, ...others, ...after];
}

/** An offer as a card: what it is, what it costs and why, and the ways to have it. */
export function offerCard(turn: Turn, store: Store, one: OfferedProduct): Card {
  const { offer, product } = one;
  const { publicUrl, entity, address } = turn;
  const place = `${publicUrl}/${entity.entityId}/${store.storeId}/offers/${offer.offerId}`;
  const steps = usualSteps(product);
  const add = { offerId: offer.offerId, productId: product.productId, steps, seal: sealOf(one) };
  const amount = quantity(turn, steps, { unit: 'KGM', scale: 3, increment: product.increment });
  const label = product.byWeight ? say(turn, 'offer.add-amount', { amount }) : say(turn, 'offer.add');
  return {
    title: offer.products.length > 1 ? product.title : offer.name,
    terms: termsOf(turn, one),
    picture: `${publicUrl}/media/${entity.entityId}/offers/${offer.offerId}.jpg`,
    buttons: [
      { id: choiceId.take(add), title: label },
      { url: `${place}?via=${address.channel}`, title: say(turn, 'offer.see') },
    ],
  };
}

const usualGrams = 500;

/** What one touch adds: a piece, or half a kilogram of loose goods. */
function usualSteps({ byWeight, increment }: ShopProduct): number {
  return byWeight ? Math.max(increment, usualGrams) : increment;
}

/** "2,00 €", "2+1 offert", "avec la carte", "1,33 €/l": what matters most comes first, as a card says little. */
function termsOf(turn: Turn, { offer, product }: OfferedProduct): string[] {
  const per = { item: '', kg: '/kg', '100g': '/100 g' }[offer.soldBy];
  const unitPrice = offer.priceMinor === null ? product.unitPrice : offer.unitPrice;
  const isByUnit = offer.soldBy !== 'item';
  return [
    `${price(turn, offer.priceMinor ?? product.priceMinor)}${per}`,
    offer.wording,
    ...(offer.loyaltyRequired && !saysCard(offer) ? [say(turn, 'offer.with-card')] : []),
    ...(unitPrice && !isByUnit ? [`${price(turn, unitPrice.minor)}/${unitPrice.per}`] : []),
    ...(offer.limitPerHousehold === null ? [] : [say(turn, 'offer.limit', { count: offer.limitPerHousehold })]),
    ...(offer.lowestMinor === null ? [] : [say(turn, 'offer.lowest', { price: price(turn, offer.lowestMinor) })]),
  ].filter(Boolean);
}

/** Whether the wording of an offer names the card already. */
function saysCard({ mechanicType }: ShopOffer): boolean {
  return mechanicType.startsWith('LOYALTY');
}

/** Eight digits that stand for what a card promises: price, mechanic, how it is sold and to whom. In every language the same. */
export function sealOf({ published, product }: OfferedProduct): string {
  const { priceMinor, mechanic, soldBy, loyaltyRequired, limitPerHousehold } = published;
  const shown = [priceMinor ?? product.priceMinor, mechanic, soldBy, loyaltyRequired, limitPerHousehold];
  return createHash('sha256').update(JSON.stringify(shown)).digest('hex').slice(0, 8);
}

/** A picture that can be shown; undefined for none, or an address that no channel takes. */
export function pictureOf(link: string | null): string | undefined {
  return link !== null && link.length <= 2000 && /^https?:\/\/\S+$/.test(link) ? link : undefined;
}
