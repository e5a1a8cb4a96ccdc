import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dice } from '../figure.ts';
import type { Truth } from './model.ts';
import { addScore, autoPublishPrecision, emptyTally, type ReadOffer, toScores } from './score.ts';

const shared = join(import.meta.dirname, '../../../shared/leaflets');
const absent = !existsSync(join(shared, 'score.mjs'));

/** Reads a truth as a careless reader would: some offers lost, some boxes off, some prices, mechanics and links wrong. */
function misread(truth: Truth, seed: number): ReadOffer[] {
  const roll = dice(seed);
  return truth.offers
    .filter(() => roll() > 0.15)
    .map((offer) => {
      const off = roll() < 0.2 ? 60 : 3;
      return {
        page: offer.page,
        bbox: offer.bbox.map((value) => value + off * roll()) as unknown as ReadOffer['bbox'],
        price_cents: offer.price_cents + (roll() < 0.2 ? 1 : 0),
        mechanic: roll() < 0.2 ? { type: 'PRICE' } : offer.mechanic,
        unit_price: roll() < 0.2 ? null : offer.unit_price,
        feed_ids: roll() < 0.2 ? ['0'] : offer.feed_ids,
        gtins: [],
      };
    });
}

// The scorer of the truth schema is kept outside the project.
test.skipIf(absent)('scores as the scorer of the truth schema does', () => {
  const folder = mkdtempSync(join(tmpdir(), 'scored-'));
  const tally = emptyTally();
  for (const [seed, file] of readdirSync(join(shared, 'docs'))
    .filter((name) => name.endsWith('.truth.json'))
    .entries()) {
    const truth = JSON.parse(readFileSync(join(shared, 'docs', file), 'utf8')) as Truth;
    const offers = misread(truth, seed);
    writeFileSync(join(folder, `${truth.doc}.json`), JSON.stringify({ offers }));
    addScore(tally, truth, offers);
  }
  const { stdout } = spawnSync(process.execPath, [join(shared, 'score.mjs'), folder, join(shared, 'docs')], {
    encoding: 'utf8',
  });
  rmSync(folder, { recursive: true });
  const theirs = JSON.parse(stdout.trim().split('\n').at(-1)!) as Record<string, number>;
  const ours = toScores(tally);
  expect(theirs).toMatchObject({
    F1: Number(ours.f1.toFixed(4)),
    price_exact: Number(ours.price.toFixed(4)),
    mechanic_type: Number(ours.mechanicType.toFixed(4)),
    mechanic_exact: Number(ours.mechanic.toFixed(4)),
    unit_price_exact: Number(ours.unitPrice.toFixed(4)),
    product_match: Number(ours.product.toFixed(4)),
    false_link_rate: Number(ours.falseLinks.toFixed(4)),
    shoppable_offer_rate: Number(ours.shoppable.toFixed(4)),
  });
  expect(ours.price).toBeGreaterThan(0.3);
});

test('publishing the surest offers counts those that tie with the last one needed', () => {
  const judged = [0.9, 0.8, 0.7, 0.7, 0.1].map((confidence, i) => ({ confidence, correct: i !== 3 && i !== 4 }));
  expect(autoPublishPrecision({ judged, offers: 5 })).toBe(3 / 4);
});

test('a reader that finds too little cannot publish by itself', () => {
  expect(autoPublishPrecision({ judged: [{ confidence: 1, correct: true }], offers: 5 })).toBeNull();
});
