import type { Page } from 'playwright-core';
import { isSameMechanic, pairOffers, type ShownOffer, type Stroke, strokesFor } from './keystrokes.ts';
import type { TrueOffer } from './paper.ts';

/** What one offer took. */
export interface ReviewedOffer {
  readonly keystrokes: number;
  /** From the key that went on until the next offer was shown, milliseconds. */
  readonly answerMs: number;
}

export interface Reviewed {
  readonly offers: readonly ReviewedOffer[];
  /** True offers that the reader found nothing of: somebody has to draw them. */
  readonly missing: number;
  /** Offers right in price, mechanic and product, before and after, of those found. */
  readonly rightBefore: number;
  readonly rightAfter: number;
  readonly found: number;
  /** Names of the offers that the keys did not put right. */
  readonly stillWrong: readonly string[];
}

type AskOffers = () => Promise<readonly ShownOffer[]>;

/**
 * Reviews a whole leaflet that lies open in the studio as a person would who knows the paper: looks at the offer that the queue shows, puts
 * right what is wrong by keys alone, goes on, until nothing is left. `ask` gives the offers as they are saved.
 */
export async function reviewByKeyboard(studio: Page, truth: readonly TrueOffer[], ask: AskOffers): Promise<Reviewed> {
  const shown = await ask();
  const pairs = pairOffers(truth, shown);
  const offers: ReviewedOffer[] = [];
  for (const waiting = new Map(shown.map((offer) => [offer.offerId, offer])); waiting.size > 0; ) {
    const offerId = await chosenId(studio);
    const offer = waiting.get(offerId);
    if (!offer) throw new Error('The queue showed an offer twice.');
    waiting.delete(offerId);
    offers.push(await reviewOffer(studio, strokesFor(offer, pairs.get(offerId)), offerId, waiting.size === 0));
  }
  await studio.waitForFunction(() => document.querySelectorAll('.offer-row .tag.saffron').length === 0);
  return { offers, missing: truth.length - pairs.size, ...(await judge(shown, ask, pairs)) };
}

const chosenRow = '.offer-row[data-chosen="true"]';

async function chosenId(studio: Page): Promise<string> {
  return (await studio.locator(chosenRow).getAttribute('data-offer')) ?? '';
}

async function reviewOffer(
  studio: Page,
  strokes: readonly Stroke[],
  offerId: string,
  isLast: boolean,
): Promise<ReviewedOffer> {
  let keystrokes = 0;
  for (const stroke of strokes.slice(0, -1)) keystrokes += await strike(studio, stroke);
  const start = performance.now();
  keystrokes += await strike(studio, strokes.at(-1)!);
  if (!isLast)
    await studio.waitForFunction(
      ([row, id]) => document.querySelector<HTMLElement>(row!)?.dataset['offer'] !== id,
      [chosenRow, offerId],
      { polling: 5 },
    );
  return { keystrokes, answerMs: performance.now() - start };
}

/** @returns how many keys it took. */
async function strike(studio: Page, stroke: Stroke): Promise<number> {
  if ('search' in stroke) return search(studio, stroke.search, stroke.productIds);
  if ('key' in stroke) {
    await studio.keyboard.press(stroke.key);
    return 1;
  }
  await studio.keyboard.type(stroke.words);
  return stroke.words.length;
}

/** Types words of the name until the product is found, goes down to it and takes it; leaves the field where it never is. */
async function search(studio: Page, name: string, productIds: readonly string[]): Promise<number> {
  let keystrokes = 0;
  for (const word of name.split(' ')) {
    const typed = keystrokes === 0 ? word : ` ${word}`;
    await studio.keyboard.type(typed);
    keystrokes += typed.length;
    // As long as a person takes to see what was found.
    await studio.waitForTimeout(400);
    const found = await studio
      .locator('[data-found]')
      .evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset['found'] ?? ''));
    const down = found.findIndex((id) => productIds.includes(id));
    if (down < 0) continue;
    for (let step = 0; step < down; step++) await studio.keyboard.press('ArrowDown');
    await studio.keyboard.press('Enter');
    return keystrokes + down + 1;
  }
  await studio.keyboard.press('Control+a');
  await studio.keyboard.press('Delete');
  return keystrokes + 2;
}

async function judge(before: readonly ShownOffer[], ask: AskOffers, pairs: ReadonlyMap<string, TrueOffer>) {
  const isTrue = (offer: ShownOffer): boolean => {
    const truth = pairs.get(offer.offerId);
    return truth !== undefined && isRight(offer, truth);
  };
  const after = await ask();
  return {
    found: pairs.size,
    rightBefore: before.filter(isTrue).length,
    rightAfter: after.filter(isTrue).length,
    stillWrong: after.filter((offer) => !isTrue(offer)).map(({ offerId }) => pairs.get(offerId)?.name ?? offerId),
  };
}

function isRight({ draft }: ShownOffer, truth: TrueOffer): boolean {
  const isLinked =
    truth.productIds.length === 0
      ? draft.productIds.length === 0
      : draft.productIds.some((id) => truth.productIds.includes(id));
  return draft.priceMinor === truth.priceMinor && isSameMechanic(truth.mechanic, draft.mechanic) && isLinked;
}
