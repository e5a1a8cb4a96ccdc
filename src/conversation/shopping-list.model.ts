import { findQuantity, foldText, type PricedProduct } from '../catalog/index.ts';
import type { NetQuantity } from '../money/index.ts';

/** One thing of a written list: what to look for, and how many pieces or how much content of it. */
export interface WantedItem {
  /** As the shopper wrote it, at most 80 characters. */
  readonly text: string;
  /** What is searched: without count and article. */
  readonly query: string;
  readonly count: number | undefined;
  readonly content: NetQuantity | undefined;
}

export interface WrittenList {
  readonly items: readonly WantedItem[];
  /** How many more things were written than a list holds. */
  readonly leftOut: number;
}

export const listLimits = { items: 30, itemText: 80, count: 99 } as const;

const numbers: Readonly<Record<string, number>> = {
  un: 1,
  une: 1,
  deux: 2,
  trois: 3,
  quatre: 4,
  cinq: 5,
  six: 6,
  dix: 10,
  douze: 12,
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  ten: 10,
  una: 1,
  uno: 1,
  dos: 2,
  tres: 3,
  cuatro: 4,
  cinco: 5,
  due: 2,
  tre: 3,
  quattro: 4,
  cinque: 5,
  een: 1,
  twee: 2,
  drie: 3,
  vier: 4,
  vijf: 5,
};

const opening =
  /^(bonjour|bonsoir|salut|hello|hi|hola|ciao|buongiorno|hallo)?[\s,!.:-]*((je (voudrais|veux|cherche|prendrai)|j ?['’]?aimerais|il me faut|il me faudrait|ajoute[rz]?|liste( de courses)?|i (want|need|would like)|i['’]d like|add|shopping list|quiero|quisiera|necesito|vorrei|voglio|mi serve|mi servono|ik wil( graag)?|ik heb nodig|graag)\b[\s,:-]*)+/i;
const article =
  /^(du|de la|de l|des|de|d|le|la|les|l|some|the|of|unos|unas|los|las|el|del|della|dei|degli|delle|gli|il|lo|i|di|het|wat|van)\s+/;
const container =
  /^(paquets?|boites?|bouteilles?|packs?|sachets?|pots?|barquettes?|briques?|canettes?|packets?|packages?|bottles?|boxes|box|bags?|cans?|tins?|paquetes?|botellas?|latas?|cajas?|pacchi|pacco|bottigli[ae]|scatol[ae]|confezion[ei]|pakken|pak|pakjes?|flessen|fles|blikken|blik|dozen|doos)\s+/;
const parted = /[\n;•]+|,(?!\d)|(?<!\d),|\s\+\s/;
const joined = /\s+(?:et|and|y|e|en)\s+(?=\d|(?:un|une|des|du|de la|a|an|some|una|unos|unas|dei|delle|del|een)\s)/i;

/** Reads "2 l de lait, des pâtes, 1 poulet". A text that is no list is one item. */
export function readList(written: string): WrittenList {
  const texts = written
    .trim()
    .replace(opening, '')
    .split(parted)
    .flatMap((part) => part.split(joined))
    .map((part) => part.replace(/^[\s\-*–—·.]+/, '').trim())
    .filter((part) => /\p{L}/u.test(part));
  return {
    items: texts.slice(0, listLimits.items).map(readItem),
    leftOut: Math.max(0, texts.length - listLimits.items),
  };
}

/** Whether a list is one: several things, or one with how much of it. */
export function isList({ items }: WrittenList): boolean {
  const [only] = items;
  return items.length > 1 || only?.count !== undefined;
}

function readItem(part: string): WantedItem {
  const text = part.slice(0, listLimits.itemText);
  const folded = foldText(text);
  const after = /^(.*?)\s*[x×]\s*(\d{1,2})$/.exec(folded);
  const before = /^(\d{1,3})\s*(?:x\s*)?(?=\p{L})(.*)$/u.exec(folded);
  const asked = findQuantity(folded);
  // "2 l de lait" is a content, "2 lait" a count: a unit after the number decides.
  const startsWithContent = asked !== undefined && findQuantity(folded.split(' ').slice(0, 2).join(' ')) !== undefined;
  if (after?.[1] && !startsWithContent) return item(text, after[1], Number(after[2]), undefined);
  if (asked && startsWithContent) return item(text, asked.rest, undefined, asked.quantity);
  if (before) return item(text, before[2]!, Number(before[1]), undefined);
  const [first = '', ...rest] = folded.split(' ');
  const counted = rest.length > 0 && Object.hasOwn(numbers, first) ? numbers[first] : undefined;
  return item(text, counted ? rest.join(' ') : folded, counted, asked?.quantity);
}

function item(text: string, words: string, count: number | undefined, content: NetQuantity | undefined): WantedItem {
  const query = withoutArticles(words.trim()) || words.trim();
  const bounded = count === undefined ? undefined : Math.min(Math.max(count, 1), listLimits.count);
  return { text, query, count: bounded, content };
}

function withoutArticles(words: string): string {
  const shorter = words.replace(container, '').replace(article, '');
  return shorter === words ? words : withoutArticles(shorter);
}

/** How many steps of a product come to what was asked: 2 l are two bottles of 1 l, 500 g of ham are 500 steps. */
export function stepsFor({ count, content }: WantedItem, { basis, net }: PricedProduct): number {
  if (basis.unit !== 'C62') return weighedSteps(count, content, basis);
  if (content && net && net.unit === content.unit) return inLimits(Math.ceil((content.amount / net.amount) * 0.95));
  if (count && count > 1 && net?.unit === 'piece' && net.amount > 1) return inLimits(Math.ceil(count / net.amount));
  return inLimits(count ?? 1);
}

function weighedSteps(
  count: number | undefined,
  content: NetQuantity | undefined,
  { scale, increment }: PricedProduct['basis'],
): number {
  const grams = content?.unit === 'g' ? content.amount : (count ?? 1) * 1000;
  const steps = Math.round((grams / 1000) * 10 ** scale);
  return Math.max(increment, Math.ceil(steps / increment) * increment);
}

function inLimits(count: number): number {
  return Math.min(Math.max(count, 1), listLimits.count);
}
