import { classify, foldText, type PolicyClass, type PricedProduct } from '../../catalog/index.ts';
import type { OfferDraft } from '../offer.model.ts';

/** A product as the rules look at it. */
export type LawProduct = Pick<
  PricedProduct,
  'productId' | 'title' | 'brand' | 'productType' | 'policyClass' | 'net' | 'basis' | 'priceMinor'
>;

/** What an offer sells, as far as the law treats it apart. */
export interface Goods {
  readonly kind: 'food' | 'hygiene' | 'other';
  /** Goods that spoil quickly: fruit, vegetables, meat and fish, by department, and what is sold by weight. */
  readonly perishable: boolean;
  /** Food that was made, unlike fresh goods, water, tea, coffee and alcohol. */
  readonly manufactured: boolean;
  readonly policyClass: PolicyClass;
  /** Alcohol that is beer. */
  readonly beer: boolean;
}

// Words of departments and titles in the languages of the nine countries, without accents.
const hygiene =
  /\b(hygiene|hygiena|higiene|igiene|igiena|droguerie|drogueria|drogerie|drogeria|drogisterij|parfumerie|perfumeria|perfumaria|profumeria|parfumuri|kosmetyki|cosmetic\w*|cosmetique\w*|entretien|nettoyage|limpieza|limpeza|pulizia|czystosc|curatenie|lessives?|detergent\w*|detersiv\w*|detergente\w*|adoucissant\w*|lavavajillas|liquide vaisselle|dentifric\w*|shampooings?|champu|shampoo|gels? douche|deodorant\w*|desodorante\w*|savons?|sapone|jabon|papier toilette|papel higienico|carta igienica|papier toaletowy|couches?|panales|pannolini|pieluchy|scutece|fraldas|pods|capsules? lave\w*|mydlo|szampon|proszek|plyn)\b|清潔|衛生|洗髮|沐浴|牙膏|洗衣|面紙/u;
const otherGoods =
  /\b(maison|casa|hogar|casnice|bazar|textile?s?|vetements?|ropa|abbigliamento|jouets?|juguetes|giocattoli|zabawki|electromenager|elettrodomestici|poeles?|casseroles?|sartenes?|padelle|patelnie|televiseurs?|televisores?|telewizory?|smartphones?|aspirateurs?|ampoules?|chaussures?|chaussettes|pyjamas?|jeux|electro\w*|multimedia|jardin|giardino|brico\w*|auto|librairie|papeterie|piles)\b|家電|寢具|玩具/u;
const freshGoods =
  /\b(fruits?|legumes|frutas?|verduras?|fruteria|frutta|ortofrutta|owoce|warzywa|legume|fructe|hortifruti|groenten?|boucherie|viandes?|carniceria|carnes?|carni|macelleria|mieso|mies\w*|slagerij|vlees|acougue|poissonnerie|poissons? frais|pescaderia|pescheria|pesce|ryby|peste|peixaria)\b|蔬果|水果|肉品|海鮮/u;
const plainDrinks = /\b(eaux?|agua|acqua|woda|apa|cafes?|caffe|kawa|cafea|thes?|infusions?)\b/u;
const beers = /\b(bieres?|cervezas?|cervejas?|birr[ae]|bier(en)?|beers?|piw[oa]|bere)\b|啤酒/u;
const alcoholWords =
  /\b(wodka|whisky|wino|piwo|nalewka|likier|rum|gin|brandy|cognac|vin|bere|tuica|palinca|vinho|cerveja|cachaca|aguardente|fernet|aperitivo|espumante|szampan)\b|\d{1,2}([.,]\d)? ?% ?(vol|obj|alc)|啤酒|葡萄酒|紅酒|威士忌|高粱/u;
const withoutAlcohol =
  /\b(sans alcool|sin alcohol|senza alcol|sem alcool|fara alcool|bezalkoholow\w+|analcolic\w+|alcoholvrij\w*|zero alcool|vinaigres?|vinagres?|aceto|ocet|otet|azijn)\b|\b0[.,]0 ?%/u;

type Wording = Pick<OfferDraft, 'name' | 'brand' | 'soldBy'>;

/**
 * What the offer sells. Departments of its products decide; where they tell nothing, names do. What neither names is taken for food: in a
 * supermarket it mostly is, and food has the strictest rules.
 */
export function goodsOf(draft: Wording, products: readonly LawProduct[]): Goods {
  const departments = foldText(products.map(({ productType }) => productType).join(' ; '));
  const title = foldText([draft.brand ?? '', draft.name, ...products.map((product) => product.title)].join(' '));
  const policyClass = policyClassOf(title, products);
  const kind = policyClass === 'alcohol' ? 'food' : (kindByWords(departments) ?? kindByWords(title) ?? 'food');
  const perishable = kind === 'food' && (freshGoods.test(departments) || draft.soldBy !== 'item');
  const plain = policyClass !== 'none' || perishable || plainDrinks.test(departments === '' ? title : departments);
  return {
    kind,
    perishable,
    manufactured: kind === 'food' && !plain,
    policyClass,
    beer: policyClass === 'alcohol' && beers.test(`${departments} ${title}`),
  };
}

function kindByWords(words: string): Goods['kind'] | undefined {
  if (hygiene.test(words)) return 'hygiene';
  return otherGoods.test(words) ? 'other' : undefined;
}

function policyClassOf(title: string, products: readonly LawProduct[]): PolicyClass {
  const known = products.find(({ policyClass }) => policyClass !== 'none')?.policyClass;
  if (known) return known;
  if (withoutAlcohol.test(title)) return 'none';
  const read = classify({ productType: '', title });
  return read === 'none' && alcoholWords.test(title) ? 'alcohol' : read;
}
