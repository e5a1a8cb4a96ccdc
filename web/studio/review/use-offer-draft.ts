import { useEffect, useState } from 'react';
import type { Draft, Offer } from '../data.ts';
import { mergedOf } from './conflict.ts';
import { parseAmount, writeAmount } from './mechanic-fields.tsx';

export interface Written {
  /** The offer as it was when the writing began. */
  readonly base: Offer;
  readonly draft: Draft;
  readonly price: string;
  readonly regular: string;
}

const startOf = (offer: Offer): Written => ({
  base: offer,
  draft: offer.draft,
  price: writeAmount(offer.draft.priceMinor),
  regular: writeAmount(offer.draft.regularMinor),
});

/** The amounts as written; undefined where they are no amounts. */
function amountsOf({ price, regular }: Written): {
  priceMinor: number | null | undefined;
  regularMinor: number | null | undefined;
} {
  const read = (text: string) => (text.trim() === '' ? null : parseAmount(text));
  return { priceMinor: read(price), regularMinor: read(regular) };
}

/**
 * What somebody writes in an offer's form. When the offer changes meanwhile, values that only others changed come in; where both changed the
 * same one, what is written stays, and saving it asks which counts (`isLate`). What is not saved waits in `unsaved`, by offer, for its return.
 */
export function useOfferDraft(offer: Offer, unsaved: Map<string, Written>) {
  const [written, setWritten] = useState<Written>(() => unsaved.get(offer.offerId) ?? startOf(offer));
  const { priceMinor, regularMinor } = amountsOf(written);
  const isBadAmount = priceMinor === undefined || regularMinor === undefined;
  const draft: Draft = { ...written.draft, priceMinor: priceMinor ?? null, regularMinor: regularMinor ?? null };
  const { base } = written;
  const isDirty = isBadAmount || JSON.stringify(draft) !== JSON.stringify(base.draft);
  useEffect(() => {
    if (isDirty) unsaved.set(offer.offerId, written);
    else unsaved.delete(offer.offerId);
  }, [offer.offerId, isDirty, written, unsaved]);
  useEffect(() => {
    if (offer.revision === base.revision) return;
    if (!isDirty) return setWritten(startOf(offer));
    const merged = isBadAmount ? undefined : mergedOf(base.draft, draft, offer.draft);
    if (!merged) return;
    const mine = { ...merged, checked: offer.draft.checked };
    setWritten({ ...startOf({ ...offer, draft: mine }), base: offer });
  });
  return {
    ...written,
    draft,
    isBadAmount,
    isDirty,
    isLate: offer.revision !== base.revision,
    set: (change: Partial<Draft>) => setWritten({ ...written, draft: { ...written.draft, ...change } }),
    setPrice: (price: string) => setWritten({ ...written, price }),
    setRegular: (regular: string) => setWritten({ ...written, regular }),
  };
}
