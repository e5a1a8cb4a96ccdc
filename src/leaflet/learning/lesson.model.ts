import type { Mechanic } from '../../promotion/index.ts';
import type { OfferDraft } from '../offer.model.ts';
import { type Lesson, mechanicWordingOf, printedOf, wordingOf } from '../reading/lessons.ts';

/** An offer as its page was read and as it is published. */
export interface ReviewedOffer {
  readonly read: OfferDraft;
  readonly published: OfferDraft;
  /** Who changed it last; null where nobody did. */
  readonly personId: string | null;
}

/** What the review of a leaflet teaches. */
export interface Teaching {
  /** What people put right. */
  readonly corrected: readonly TaughtLesson[];
  /** What was read by earlier lessons, perhaps, and left as it is. */
  readonly confirmed: readonly Lesson[];
  /** Words that meant different things on one leaflet. */
  readonly ambiguous: readonly Pick<Lesson, 'kind' | 'wording'>[];
}

export type TaughtLesson = Lesson & { readonly personId: string | null };

interface Observed {
  readonly lesson: TaughtLesson;
  readonly corrected: boolean;
}

/** What people put right between reading and publication, by the words that were read. */
export function teachingOf(offers: readonly ReviewedOffer[]): Teaching {
  const byWords = Map.groupBy(
    offers.flatMap((offer) => [...linkLesson(offer), ...mechanicLesson(offer)]),
    ({ lesson: { kind, wording } }) => `${kind} ${wording}`,
  );
  const groups = [...byWords.values()];
  const [clear, ambiguous] = [groups.filter(agree), groups.filter((group) => !agree(group))];
  const told = clear.map((group) => group.find(({ corrected }) => corrected) ?? group[0]!);
  return {
    corrected: told.filter(({ corrected }) => corrected).map(({ lesson }) => lesson),
    confirmed: told.filter(({ corrected }) => !corrected).map(({ lesson }) => lesson),
    ambiguous: ambiguous.map(([first]) => ({ kind: first!.lesson.kind, wording: first!.lesson.wording })),
  };
}

const agree = (group: readonly Observed[]): boolean =>
  new Set(group.map(({ lesson }) => contentKey(lesson))).size === 1;

const contentKey = (lesson: Lesson): string =>
  lesson.kind === 'link' ? JSON.stringify(lesson.productIds) : mechanicKey(lesson.mechanic);

/** A designer's tag says nothing about the words beside it. */
function linkLesson({ read, published, personId }: ReviewedOffer): Observed[] {
  const wording = wordingOf(read);
  if (!wording || read.reasons.includes('tagged')) return [];
  const productIds = published.productIds.toSorted();
  const corrected = JSON.stringify(read.productIds.toSorted()) !== JSON.stringify(productIds);
  return [{ lesson: { kind: 'link', wording, printed: printedOf(read), productIds, personId }, corrected }];
}

/** Plain prices and cuts follow from the numbers, and an amount that is not among the words is another price of the page. */
function mechanicLesson({ read, published, personId }: ReviewedOffer): Observed[] {
  const wording = mechanicWordingOf(read.mechanicText);
  const { mechanic } = published;
  if (!wording || followsFromNumbers.has(mechanic.type) || !amountsOf(mechanic).every((minor) => says(wording, minor)))
    return [];
  const printed = read.mechanicText?.slice(0, 500) ?? '';
  const corrected = mechanicKey(read.mechanic) !== mechanicKey(mechanic);
  return [{ lesson: { kind: 'mechanic', wording, printed, mechanic, personId }, corrected }];
}

const followsFromNumbers: ReadonlySet<Mechanic['type']> = new Set(['PRICE', 'FROM_PRICE', 'PRICE_CUT']);

/** The same for the same mechanic, however its parts are ordered. */
const mechanicKey = (mechanic: Mechanic): string =>
  JSON.stringify(Object.entries(mechanic).toSorted(([a], [b]) => (a < b ? -1 : 1)));

const amountsOf = (mechanic: Mechanic): number[] =>
  Object.entries(mechanic).flatMap(([name, value]) => (name.endsWith('Minor') ? [Number(value)] : []));

const says = (wording: string, minor: number): boolean =>
  new RegExp(
    String.raw`(?<!\d)(?:${minor}|${Math.floor(minor / 100)}[.,]?\s?${String(minor % 100).padStart(2, '0')}${minor % 100 === 0 ? `|${minor / 100}` : ''})(?!\d)`,
  ).test(wording);
