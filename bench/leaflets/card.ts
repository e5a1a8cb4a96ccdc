import { amountText } from './amounts.ts';
import type { Slot } from './layouts.ts';
import type { LeafletLocale, PriceFace } from './locales/locale.ts';
import { type Dice, type PlannedOffer, pick } from './model.ts';
import type { Packshot } from './packshots.ts';
import { priceMarkup } from './price-face.ts';
import type { Theme } from './theme.ts';

export interface CardAsked {
  readonly id: string;
  readonly offer: PlannedOffer;
  readonly slot: Slot;
  readonly theme: Theme;
  readonly locale: LeafletLocale;
  readonly face: PriceFace;
  readonly packshots: readonly Packshot[];
  readonly roll: Dice;
}

/** Where picture, words, badge and price stand: CSS grid areas, columns, rows. */
interface Arrangement {
  readonly areas: string;
  readonly columns: string;
  readonly rows: string;
  readonly badgeOnPicture?: boolean;
  readonly overlaps?: boolean;
}

const upright: readonly Arrangement[] = [
  { areas: '"im bg" "im px" "tx tx"', columns: 'minmax(0,1fr) auto', rows: 'auto minmax(0,1fr) auto' },
  { areas: '"tx tx" "im bg" "im px"', columns: 'minmax(0,1fr) auto', rows: 'auto auto minmax(0,1fr)' },
  { areas: '"im im" "bg px" "tx tx"', columns: 'minmax(0,1fr) auto', rows: 'minmax(0,1fr) auto auto', overlaps: true },
  { areas: '"bg im" "px im" "tx tx"', columns: 'auto minmax(0,1fr)', rows: 'auto minmax(0,1fr) auto' },
  { areas: '"im im" "tx px"', columns: 'minmax(0,1fr) auto', rows: 'minmax(0,1fr) auto', badgeOnPicture: true },
  { areas: '"tx tx" "im im" "bg px"', columns: 'minmax(0,1fr) auto', rows: 'auto minmax(0,1fr) auto' },
];
const lying: readonly Arrangement[] = [
  { areas: '"im tx bg" "im tx px"', columns: '34% minmax(0,1fr) auto', rows: 'auto minmax(0,1fr)' },
  { areas: '"im tx" "bg px"', columns: '42% minmax(0,1fr)', rows: 'minmax(0,1fr) auto' },
  { areas: '"tx bg im" "tx px im"', columns: 'minmax(0,1fr) auto 32%', rows: 'auto minmax(0,1fr)' },
];

/** Each leaflet keeps to two or three ways of setting a card. */
export function rollArrangements(roll: Dice): { upright: Arrangement[]; lying: Arrangement[] } {
  const first = pick(roll, upright);
  return { upright: [first, first, pick(roll, upright)], lying: [pick(roll, lying), pick(roll, lying)] };
}

export type Arrangements = ReturnType<typeof rollArrangements>;

export function cardMarkup(asked: CardAsked, arrangements: Arrangements): string {
  const { id, slot, offer, roll, theme } = asked;
  const way = pick(roll, slot.w / slot.h > 1.3 ? arrangements.lying : arrangements.upright);
  const pad = slot.frame === 'none' ? 2 : Math.max(4, Math.min(10, slot.w * 0.035));
  const zoom = Math.min(2.1, Math.max(0.68, Math.sqrt((slot.w * slot.h) / (190 * 234))));
  const frame = {
    card: `background:${theme.card};border:1px solid ${theme.border};border-radius:${theme.radius}px;`,
    filled: `background:${pick(roll, tints)};border-radius:${theme.radius}px;`,
    none: '',
  }[slot.frame];
  const place = `left:${px(slot.x)};top:${px(slot.y)};width:${px(slot.w)};height:${px(slot.h)};`;
  const grid = `grid-template-areas:${way.areas.replaceAll('"', "'")};grid-template-columns:${way.columns};grid-template-rows:${way.rows};`;
  const card = slot.frame === 'none' ? '' : ' data-card';
  return `<div class="o" data-offer="${id}"${card} style="${place}${frame}--s:1;--z:${zoom.toFixed(3)}"><div class="in" style="inset:${pad}px;${grid}">${pictures(asked)}${badgeMarkup(asked, way)}${priceBlock(asked, way)}${words(offer, theme)}</div></div>`;
}

const px = (value: number): string => `${value.toFixed(1)}px`;
const tints = ['#fdf3d8', '#e6f2ea', '#e8eef9', '#fbe6e4', '#f2e9f7', '#fff'];

function pictures({ packshots, roll }: CardAsked): string {
  if (packshots.length === 0) return '<div class="im" style="grid-area:im"></div>';
  const align = pick(roll, ['center', 'left', 'right']);
  const shown = packshots.map(
    ({ dataUrl }) => `<img src="${dataUrl}" data-part="image" style="object-position:${align} center">`,
  );
  return `<div class="im" style="grid-area:im">${shown.join('')}</div>`;
}

function words({ brand, name, quantityText, lines }: PlannedOffer, { uppercaseBrand }: Theme): string {
  const rows = [
    brand ? `<b class="br${uppercaseBrand ? ' up' : ''}" data-part="brand">${escaped(brand)}</b>` : '',
    `<span class="nm" data-part="name">${escaped(name)}</span>`,
    quantityText ? `<span class="li" data-part="qty">${escaped(quantityText)}</span>` : '',
    ...lines.map((line) => `<span class="li" data-part="line">${escaped(line)}</span>`),
  ];
  return `<div class="tx" style="grid-area:tx">${rows.join('')}</div>`;
}

function badgeMarkup({ offer, slot, roll, theme }: CardAsked, way: Arrangement): string {
  const tilt = tiltOf(slot, roll);
  if (offer.badge.length === 0) return '';
  const lines = offer.badge.map((line) => {
    const big = /\d+ ?%|\d ?\+ ?\d|\dx\d|[折送]/i.test(line) && line.length < 9;
    return `<span style="font-size:${big ? 1.35 : line.length > 14 ? 0.62 : 0.85}em">${escaped(line)}</span>`;
  });
  const area = way.badgeOnPicture ? `position:absolute;top:0;${pick(roll, ['left:0', 'right:0'])};` : 'grid-area:bg;';
  const colors = offer.badgeIsLoyalty
    ? `background:${theme.loyalty};color:#fff;`
    : `background:${theme.accent};color:${theme.onAccent};`;
  return `<div class="bg ${theme.badgeShape}" data-part="badge" data-words style="${area}${colors}transform:rotate(${tilt}deg)">${lines.join('')}</div>`;
}

const tiltOf = ({ tilt }: Slot, roll: Dice): number => Math.round((roll() * 2 - 1) * tilt);

function priceBlock({ offer, slot, theme, locale, face, roll }: CardAsked, way: Arrangement): string {
  const tilt = tiltOf(slot, roll);
  const dropZeros = roll() < 0.5;
  const price = priceMarkup(offer.priceMinor, locale, face, dropZeros);
  const struck = offer.struck && offer.regularMinor !== null;
  const rows = [
    struck ? `<span class="st" data-part="line">${amountText(offer.regularMinor!, locale)}</span>` : '',
    offer.priceLabel ? `<span class="ul" data-part="plabel">${escaped(offer.priceLabel)}</span>` : '',
    `<span class="pb ${theme.priceStyle}" data-part="price"><span class="pr" data-part="pricenum" data-words>${price}</span></span>`,
    offer.perText ? `<span class="pe" data-part="per">${escaped(offer.perText)}</span>` : '',
    offer.aloneTag && offer.regularMinor !== null
      ? `<span class="al"><span data-part="line">${escaped(offer.aloneTag)}</span><span class="pr" data-part="line" data-words style="font-size:2em">${priceMarkup(offer.regularMinor, locale, face, false)}</span></span>`
      : '',
  ];
  const overlap = way.overlaps ? 'margin-top:-12px;' : '';
  return `<div class="px" style="grid-area:px;${overlap}transform:rotate(${tilt}deg)">${rows.join('')}</div>`;
}

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
