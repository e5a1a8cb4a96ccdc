import type { WordingLocale } from '../../promotion/index.ts';
import type { PageContent } from './page-content.ts';

/** Small words and shelf words that one language has and the others have not. */
const tellingWords: Readonly<Record<WordingLocale, readonly string[]>> = {
  fr: 'les des du au aux sur avec soit vendu prix achetés offert remise lot pièce bouteille boîte dès une kilo litre barquette paquet'.split(
    ' ',
  ),
  nl: 'het een van met voor bij vanaf korting kaart stuk stuks fles zak pak doos aan leeggoed geldig tweede halve prijs aanbieding krat'.split(
    ' ',
  ),
  es: 'el los las del y por unidad unidades lleva llévate paga precio descuento tarjeta bote botella paquete envase desde hasta brik lata sale oferta'.split(
    ' ',
  ),
  it: 'il gli dei della e al prezzo sconto pezzo pezzi confezione bottiglia vaschetta barattolo flacone dal fino acquistando di da all etto offerte'.split(
    ' ',
  ),
  en: 'the of and with for any buy get free half price off each bottle was now save only when you jar tin'.split(' '),
};

/** The languages of a page's words, most likely first: one, or two where both are printed, as in Belgium. French where nothing tells. */
export function detectLocales(content: PageContent): WordingLocale[] {
  const counts = countTellingWords(content);
  const ranked = [...counts].toSorted((a, b) => b[1] - a[1]);
  const most = ranked[0]![1];
  if (most === 0) return ['fr'];
  const bilingual = (locale: WordingLocale, count: number): boolean =>
    count > 0.25 * most && ranked.slice(0, 2).some(([other]) => other === locale) && isBelgianPair(ranked);
  return ranked.filter(([locale, count], i) => i === 0 || bilingual(locale, count)).map(([locale]) => locale);
}

const isBelgianPair = ([first, second]: readonly (readonly [WordingLocale, number])[]): boolean =>
  new Set([first?.[0], second?.[0], 'fr', 'nl']).size === 2;

function countTellingWords({ runs }: PageContent): Map<WordingLocale, number> {
  const words = runs.slice(0, 3000).flatMap((run) => run.text.toLowerCase().match(/\p{L}+/gu) ?? []);
  const locales = Object.entries(tellingWords) as [WordingLocale, readonly string[]][];
  return new Map(
    locales.map(([locale, telling]) => {
      const known = new Set(telling);
      return [locale, words.filter((word) => known.has(word)).length];
    }),
  );
}
