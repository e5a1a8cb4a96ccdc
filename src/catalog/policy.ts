import { foldText } from './text.ts';

/** What the law or Meta's commerce policy treats apart from ordinary groceries. */
export type PolicyClass = 'none' | 'alcohol' | 'tobacco' | 'medicine' | 'infant_formula';

/** Where a product may go. `webAge` is the age that a shopper must declare on the web basket. */
export interface ProductPolicy {
  /** In Meta's catalogue, product messages and in-chat baskets (WhatsApp commerce policy). */
  readonly inChat: boolean;
  readonly onWeb: boolean;
  readonly webAge: number | undefined;
  /** Whether promotions on it may be shown (infant formula may not be promoted in the EU, regulation 2016/127 art. 10). */
  readonly promotable: boolean;
}

const ordinary: ProductPolicy = { inChat: true, onWeb: true, webAge: undefined, promotable: true };

/** The age for alcohol by country; 18 where nothing else is said. */
const alcoholAge: Readonly<Record<string, number>> = {
  FR: 18,
  BE: 18,
  ES: 18,
  IT: 18,
  PL: 18,
  RO: 18,
  BR: 18,
  AR: 18,
  TW: 18,
};

/** Countries whose supermarkets may not sell medicines at a distance through their own basket. */
const medicineOnWeb: ReadonlySet<string> = new Set(['IT', 'PL', 'BR']);

/** The policy of a class in a country. Alcohol, tobacco and medicines never reach Meta (WhatsApp commerce policy, whatever the local licence). */
export function policyOf(policyClass: PolicyClass, country: string): ProductPolicy {
  switch (policyClass) {
    case 'none':
      return ordinary;
    case 'infant_formula':
      return { inChat: true, onWeb: true, webAge: undefined, promotable: false };
    case 'alcohol':
      return { inChat: false, onWeb: true, webAge: alcoholAge[country] ?? 18, promotable: true };
    case 'tobacco':
      return { inChat: false, onWeb: false, webAge: 18, promotable: false };
    case 'medicine':
      return { inChat: false, onWeb: medicineOnWeb.has(country), webAge: 18, promotable: false };
  }
}

/** Words of product types and titles, without accents. A type decides; a title decides only when there is no type. */
const types: readonly (readonly [PolicyClass, RegExp])[] = [
  ['tobacco', /\b(tabac|tabaco|tabacco|tabak|tobacco|cigarett?es?|cigarrillos|sigarette)\b/],
  ['medicine', /\b(medicaments?|medicamentos?|medicinali|farmaci|geneesmiddelen|medicines?|parapharmacie medicale)\b/],
  [
    'infant_formula',
    /\b(laits? infantiles?|lait 1er age|leche infantil|latte (in polvere )?(per )?neonati|zuigelingenmelk|infant formula)\b/,
  ],
  [
    'alcohol',
    /\b(alcool|alcohol|alcolici|dranken met alcohol|vins?|vinos?|vini|wijn(en)?|wines?|bieres?|cervezas?|birr[ae]|bier(en)?|beers?|champagnes?|cava|prosecco|spiritueux|licores?|liquori|spirits|whisk(e)?y|rhum|vodka|gin|aperitifs? alcoolises?|cidres?)\b/,
  ],
];

const titles: readonly (readonly [PolicyClass, RegExp])[] = [
  ['tobacco', /\b(cigarettes?|cigarillos|tabac a rouler)\b/],
  ['infant_formula', /\b(lait (infantile|1er age|2e age|de suite)|leche de inicio|infant formula)\b/],
  [
    'alcohol',
    /\b(biere (blonde|brune|blanche|ambree|ipa|abbaye)|cerveza|birra|vin (rouge|blanc|rose)|vino (tinto|blanco|rosso|bianco)|champagne brut|prosecco|whisky|vodka|rhum|pastis|\d{1,2}([.,]\d)? ?% ?vol)\b/,
  ],
];

const withoutAlcohol =
  /\b(sans alcool|sin alcohol|senza alcol|analcolic[oaih]+|alcoholvrije?|zonder alcohol|alcohol free|0[.,]0 ?%)(?!\p{L}|\p{N})/gu;
const vinegar = /\b(vinaigres?|vinagres?|aceto|azijn|vinegar)\b/;

/** The policy class of a feed row, by its product type and, without one, its title. */
export function classify({ productType, title }: { productType: string; title: string }): PolicyClass {
  const foldedTitle = foldText(title);
  // A department such as "Drinks without alcohol" is not one of drinks with it; "Beers, drinks without alcohol" still is.
  const type = foldText(productType).replace(withoutAlcohol, ' ');
  const byType = types.find(([, words]) => words.test(type))?.[0];
  const policyClass = byType ?? titles.find(([, words]) => words.test(foldedTitle))?.[0] ?? 'none';
  const harmless = foldedTitle.search(withoutAlcohol) >= 0 || vinegar.test(foldedTitle);
  return policyClass === 'alcohol' && harmless ? 'none' : policyClass;
}
