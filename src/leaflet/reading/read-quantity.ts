import { findQuantity, foldText } from '../../catalog/index.ts';
import type { NetQuantity } from '../../money/index.ts';

/** How a product is packed: what all of it holds, and whether it is sold by weight. */
export interface ReadQuantity {
  readonly net: NetQuantity | null;
  readonly soldBy: 'item' | 'kg' | '100g';
}

const measure = String.raw`(\d{1,5}(?:[.,]\d{1,3})?)\s?(kg|gr?|mg|l|ml|cl|dl|litres?|litros?|litri|liter)\b`;
const packOf = new RegExp(
  String.raw`(?:^|\s)(\d{1,3})\s?(?:x\s?|(?:\p{L}+\s){0,3}?(?:de|d|da|di|a|of|van|a)\s)${measure}`,
  'u',
);
const countWords =
  'pieces?|piezas?|pezzi|pz|pcs?|pces?|stuks?|st|ct|unites?|unidades|uds?|lavages?|lavados|lavaggi|wasbeurten|washes|rouleaux|rollos|rotoli|rollen|rolls|tranches|lonchas|fette|capsules?|capsulas|capsule|dosettes?|sachets?|pads|tabs|tablettes|bustine|mouchoirs|oeufs|huevos|uova|eieren';
const countable = new RegExp(String.raw`(?:^|\s)(\d{1,4})\s?(?:${countWords})\b`);
const anyMeasure = new RegExp(
  String.raw`(?<![\p{L}\d.,])(?:\d{1,3}\s?x\s?)?\d{1,5}(?:[.,]\d{1,3})?\s?(?:kg|gr?|mg|l|ml|cl|dl|litres?|litros?|litri|liter|${countWords})(?![\p{L}\d])`,
  'gu',
);

/** A folded text without the quantities in it. */
export function withoutMeasures(folded: string): string {
  return folded.replace(/(\d)\s*x\s*(\d)/g, '$1x$2').replace(anyMeasure, ' ');
}
const byKilo =
  /^(?:(?:au|le|la|el|al|il|per|pro|de|het|prix au|vendue? au|verkauft pro|a|a l)\s)?(?:kg|kilo)$|^(?:au|al|le|el|per) (?:kg|kilo)\b/;
const byHundredGrams = /^(?:(?:l |all |per )?etto|(?:les |per |aux? |pro |par )100 g)$/;

/** Reads one line of a product's text: "Les 3 paquets de 300 g" is 900 g, "All'etto" is sold by 100 g. */
export function readQuantity(line: string): ReadQuantity | undefined {
  const folded = foldText(line.replace(/[×*]/g, 'x').replace(/(\d)\s*x\s*(\d)/gi, '$1x$2'));
  if (byKilo.test(folded)) return { net: null, soldBy: 'kg' };
  if (byHundredGrams.test(folded)) return { net: { amount: 100, unit: 'g' }, soldBy: '100g' };
  const pack = packOf.exec(folded);
  if (pack) {
    const one = findQuantity(`${pack[2]} ${pack[3]}`);
    if (one) return { net: { ...one.quantity, amount: one.quantity.amount * Number(pack[1]) }, soldBy: 'item' };
  }
  const measured = findQuantity(folded);
  if (measured && measured.quantity.unit !== 'piece') return { net: measured.quantity, soldBy: 'item' };
  const counted = countable.exec(folded);
  if (counted) return { net: { amount: Number(counted[1]), unit: 'piece' }, soldBy: 'item' };
  return measured && { net: measured.quantity, soldBy: 'item' };
}
