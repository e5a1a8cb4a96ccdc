import { describe, expect, test } from 'vitest';
import { classify, type PolicyClass, policyOf } from './policy.ts';

const byType = (productType: string): PolicyClass => classify({ productType, title: 'Article' });
const byTitle = (title: string): PolicyClass => classify({ productType: '', title });

describe('the class of a product', () => {
  test.each<[PolicyClass, readonly string[]]>([
    [
      'alcohol',
      [
        'Boissons > Vins rouges',
        'bieres',
        'Spiritueux',
        'Vinos y licores',
        'Cervezas',
        'Bevande > Birre',
        'Vini',
        'Dranken > Bieren',
        'Wijnen',
        'Beers & ciders',
      ],
    ],
    ['tobacco', ['Tabac', 'Cigarettes', 'Tabaco', 'Sigarette', 'Tabak', 'Tobacco']],
    ['medicine', ['Médicaments', 'Medicamentos', 'Farmaci', 'Geneesmiddelen', 'Medicines']],
    [
      'infant_formula',
      ['Bébé > Laits infantiles', 'Leche infantil', 'Latte per neonati', 'Zuigelingenmelk', 'Infant formula'],
    ],
    [
      'none',
      [
        'Épicerie',
        'Lácteos > Leche',
        'Latte',
        'Zuivel',
        'Confiserie',
        'Vinaigrettes',
        'Ginger',
        'Rumsteck',
        'Cavaillon',
      ],
    ],
  ])('is %s by its type, in every language', (policyClass, types) => {
    expect(types.map((type) => [type, byType(type)])).toEqual(types.map((type) => [type, policyClass]));
  });

  test.each<[PolicyClass, readonly string[]]>([
    [
      'alcohol',
      [
        'Leffe Bière blonde 6 x 25 cl',
        'Vin rouge Bordeaux 75 cl',
        'Rioja vino tinto',
        'Cerveza 6 x 33 cl',
        'Birra 66 cl',
        'Prosecco DOC',
        'Rhum ambré 40 % vol',
        'Liqueur 17,5% vol',
      ],
    ],
    ['infant_formula', ['Lait infantile 800 g', 'Lait 2e âge']],
    [
      'none',
      [
        'Lait demi-écrémé 1 L',
        'Vinaigre de vin rouge',
        'Vinagre de vino tinto',
        'Aceto di vino rosso',
        'Bière sans alcool 0,0 %',
        'Cerveza sin alcohol',
        'Birra analcolica',
        'Bier alcoholvrij',
        'Fromage 40 %',
      ],
    ],
  ])('is %s by its title where there is no type', (policyClass, titles) => {
    expect(titles.map((title) => [title, byTitle(title)])).toEqual(titles.map((title) => [title, policyClass]));
  });

  test('is none for drinks without alcohol and for vinegar, whatever shelf they stand on', () => {
    expect(classify({ productType: 'bieres', title: 'Leffe 0.0% 6 x 25 cl' })).toBe('none');
    expect(classify({ productType: 'Dranken met alcohol', title: 'Jupiler zonder alcohol' })).toBe('none');
    expect(classify({ productType: 'Vins et vinaigres', title: 'Vinaigre de cidre' })).toBe('none');
    expect(byType('Boissons sans alcool')).toBe('none');
    expect(byType('Bières et boissons sans alcool')).toBe('alcohol');
    expect(classify({ productType: 'Vins et vinaigres', title: 'Muscadet' })).toBe('alcohol');
    expect(classify({ productType: 'Spiritueux', title: 'Whisky 40.0 % vol' })).toBe('alcohol');
    expect(byTitle('Tiramisu au vin blanc, 0,0 % de matière grasse')).toBe('none');
  });

  test('a cigarette or a medicine stays one, whatever its title promises', () => {
    expect(classify({ productType: 'Tabac', title: 'Cigarettes mentholées 0.0% additifs' })).toBe('tobacco');
    expect(classify({ productType: 'Médicaments', title: 'Sirop sans alcool' })).toBe('medicine');
    expect(classify({ productType: 'Laits infantiles', title: 'Lait sans alcool' })).toBe('infant_formula');
  });
});

describe('where a class may go', () => {
  const countries = ['FR', 'BE', 'ES', 'IT', 'PL', 'XX'];

  test('alcohol, tobacco and medicines never reach the chat, in any country', () => {
    for (const country of countries)
      for (const policyClass of ['alcohol', 'tobacco', 'medicine'] as const)
        expect([country, policyClass, policyOf(policyClass, country).inChat]).toEqual([country, policyClass, false]);
  });

  test('alcohol is sold on the web from 18, tobacco nowhere', () => {
    for (const country of countries) {
      expect(policyOf('alcohol', country)).toMatchObject({ onWeb: true, webAge: 18, promotable: true });
      expect(policyOf('tobacco', country)).toMatchObject({ onWeb: false, promotable: false });
    }
  });

  test('infant formula is sold and never promoted, the rest is free', () => {
    expect(policyOf('infant_formula', 'FR')).toMatchObject({ inChat: true, onWeb: true, promotable: false });
    expect(policyOf('none', 'FR')).toEqual({ inChat: true, onWeb: true, webAge: undefined, promotable: true });
  });

  test('medicines are on the web only where supermarkets may sell them at a distance', () => {
    expect(countries.filter((country) => policyOf('medicine', country).onWeb)).toEqual(['IT', 'PL']);
  });
});
