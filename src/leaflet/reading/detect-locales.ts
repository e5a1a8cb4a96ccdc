import type { WordingLocale } from '../../promotion/index.ts';
import type { PageContent } from './page-content.ts';

/** Small words and shelf words that tell the languages apart. */
const tellingWords: Readonly<Record<WordingLocale, readonly string[]>> = {
  fr: 'le la les du des et au aux sur avec soit vendu prix achetés offert remise carte lot pièce bouteille sachet boîte dès jusqu une'.split(
    ' ',
  ),
  nl: 'de het een van en met voor bij vanaf gratis korting kaart stuk stuks fles zak doos per op aan leeggoed geldig tweede halve prijs'.split(
    ' ',
  ),
  es: 'el los las del y con por para unidad unidades lleva llevate paga precio descuento tarjeta oferta bote botella paquete envase desde hasta'.split(
    ' ',
  ),
  it: 'il lo gli dei della e con per al prezzo sconto carta pezzo pezzi confezione bottiglia vaschetta offerta dal fino acquistando di da'.split(
    ' ',
  ),
  en: 'the of and with for any buy get free half price off card each pack bottle was now save only when you from'.split(
    ' ',
  ),
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
