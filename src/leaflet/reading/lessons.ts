import { foldText } from '../../catalog/index.ts';
import type { Mechanic } from '../../promotion/index.ts';
import { type Abbreviations, learnAbbreviations } from './matching/abbreviations.ts';
import { type MatchableProduct, nameWords, type ProductIndex } from './matching/product-index.ts';

/** What was taught by correcting earlier leaflets: words that mean products (none: no product at all), or a mechanic. */
export type Lesson =
  | {
      readonly kind: 'link';
      readonly wording: string;
      readonly printed: string;
      readonly productIds: readonly string[];
    }
  | { readonly kind: 'mechanic'; readonly wording: string; readonly printed: string; readonly mechanic: Mechanic };

/** What a page says about an offer's products. */
export interface OfferWords {
  readonly name: string;
  readonly brand: string | null;
  readonly quantityText: string | null;
}

const longest = 400;

/**
 * The folded words of an offer, the same however brand and name are told apart and in whatever order; undefined where no word names
 * anything.
 */
export function wordingOf({ name, brand, quantityText }: OfferWords): string | undefined {
  const words = new Set(nameWords(printedOf({ name, brand, quantityText: null })));
  if (words.size === 0) return undefined;
  const measure = foldText((quantityText ?? '').slice(0, 200));
  return `${[...words].toSorted().join(' ')} | ${measure}`.slice(0, longest);
}

/** The words as a person reads them. */
export function printedOf({ name, brand, quantityText }: OfferWords): string {
  return [brand?.slice(0, 120), name.slice(0, 300), quantityText?.slice(0, 200)].filter(Boolean).join(' ');
}

/** The folded words of a mechanic, numbers and all. */
export function mechanicWordingOf(mechanicText: string | null): string | undefined {
  return foldText((mechanicText ?? '').slice(0, 500)).slice(0, longest) || undefined;
}

/** Lessons, ready to be asked while pages are matched. */
export interface Lessons {
  /** The products that the words were linked to; empty where they mean none. Undefined where nothing was learned, or all is gone. */
  productsOf(words: OfferWords): readonly MatchableProduct[] | undefined;
  mechanicOf(mechanicText: string | null): Mechanic | undefined;
  readonly abbreviations: Abbreviations;
}

export function makeLessons(lessons: readonly Lesson[], index: ProductIndex): Lessons {
  const links = lessons.filter((lesson) => lesson.kind === 'link');
  const wanted = new Set(links.flatMap(({ productIds }) => productIds));
  const known = new Map<string, MatchableProduct>();
  if (wanted.size > 0)
    for (const { product } of index.products) if (wanted.has(product.productId)) known.set(product.productId, product);
  const present = links.flatMap(({ wording, printed, productIds }) => {
    const products = productIds.flatMap((id) => known.get(id) ?? []);
    return products.length > 0 || productIds.length === 0 ? [{ wording, printed, products }] : [];
  });
  const byWording = new Map(present.map(({ wording, products }) => [wording, products]));
  const mechanics = new Map(
    lessons.flatMap((lesson) => (lesson.kind === 'mechanic' ? [[lesson.wording, lesson.mechanic] as const] : [])),
  );
  return {
    productsOf: (words) => byWording.get(wordingOf(words) ?? ''),
    mechanicOf: (text) => mechanics.get(mechanicWordingOf(text) ?? ''),
    abbreviations: learnAbbreviations(
      present.flatMap(({ printed, products: [product, ...others] }) =>
        product && others.length === 0 ? [{ words: printed, product }] : [],
      ),
    ),
  };
}
