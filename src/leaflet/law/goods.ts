import { classify, findQuantity, foldText, type PolicyClass, type PricedProduct } from '../../catalog/index.ts';
import type { OfferDraft } from '../offer.model.ts';

/** A product as the rules look at it. */
export type LawProduct = Pick<
  PricedProduct,
  'productId' | 'title' | 'brand' | 'productType' | 'policyClass' | 'net' | 'basis' | 'priceMinor'
>;

/** What an offer sells, as far as the law treats it apart. */
export interface Goods {
  readonly kind: 'food' | 'hygiene' | 'other';
  /** Goods that spoil quickly: fruit, vegetables, meat, fish, fresh bread and dishes. */
  readonly perishable: boolean;
  /** Food that was made, unlike raw fruit, vegetables, meat and fish, water, tea and coffee. */
  readonly manufactured: boolean;
  readonly policyClass: PolicyClass;
  /** Alcohol that is beer. */
  readonly beer: boolean;
}

// Words of departments and titles in the languages of the nine countries, without accents.
const hygiene =
  /\b(hygiene|hygiena|higiene|igiene|igiena|droguerie|drogueria|drogerie|drogeria|drogisterij|parfumerie|perfumeria|perfumaria|profumeria|parfumuri|kosmetyki|cosmetic\w*|cosmetique\w*|entretien|nettoyage|limpieza|limpeza|pulizia|czystosc|curatenie|lessives?|detergent\w*|detersiv\w*|detergente\w*|adoucissant\w*|lavavajillas|liquide vaisselle|dentifric\w*|shampooings?|champu|shampoo|gels? douche|deodorant\w*|desodorante\w*|savons?|sapone|jabon|papier toilette|papel higienico|carta igienica|papier toaletowy|couches?|panales|pannolini|pieluchy|scutece|fraldas|pods|capsules? lave\w*|mydlo|szampon|proszek|plyn)\b|清潔|衛生|洗髮|沐浴|牙膏|洗衣|面紙/u;
const otherGoods =
  /\b(maison|casa|hogar|casnice|bazar|textile?s?|vetements?|ropa|abbigliamento|jouets?|juguetes|giocattoli|zabawki|electromenager|elettrodomestici|poeles?|casseroles?|electro\w*|multimedia|jardin|giardino|brico\w*|auto|librairie|papeterie|piles)\b|家電|寢具|玩具/u;
const perishableGoods =
  /\b(fruits?|legumes|frutas?|verduras?|fruteria|frutta|ortofrutta|owoce|warzywa|legume|fructe|hortifruti|groenten?|fruit|boucherie|viandes?|carniceria|carnes?|carni|macelleria|mieso|mies\w*|slagerij|vlees|acougue|poissonnerie|poissons? frais|pescaderia|pescheria|pesce|ryby|peste|peixaria|boulangerie|panaderia|panetteria|pieczywo|brutarie|bakkerij|padaria|traiteur|rotisserie|huitres|fruits legumes)\b|蔬果|水果|肉品|海鮮|麵包/u;
const rawGoods =
  /\b(fruits?|legumes|frutas?|verduras?|fruteria|frutta|ortofrutta|owoce|warzywa|fructe|hortifruti|groenten?|boucherie|viandes?|carniceria|carnes?|carni|macelleria|mieso|slagerij|vlees|acougue|poissonnerie|pescaderia|pescheria|ryby|peste|peixaria|huitres|eaux?|agua|acqua|woda|cafes?|caffe|kawa|thes?)\b/u;
const foodGoods =
  /\b(epicerie\w*|boissons?|bebidas?|bevande|napoje|bauturi|dranken|cremerie|lacteos|latticini|lacticinios|nabial|lactate|zuivel|fromages?|quesos?|formagg\w+|sery|queijos?|surgeles?|congelad\w+|surgelati|mrozonki|congelate|diepvries|biscuits?|galletas|biscott\w+|chocolats?|confiserie|conserv\w+|charcuterie|charcuteria|salumi|wedliny|mezeluri|fiambres|pates?|pasta|riz|riso|arroz|bio|compotes|petit dejeuner|desayuno|aperitif|cafe|caffe|aceites?|oli|olio|salsas?|refrigerados|sales?|bieres?|cervezas?|birre|piwo|bere|vins?|vinos?|vini|wino|vinhos?|spiritueux)\b|食品|飲料|零食|乳品/u;
const beers = /\b(bieres?|cervezas?|cervejas?|birr[ae]|bier(en)?|beers?|piw[oa]|bere)\b|啤酒/u;
const alcoholWords =
  /\b(wodka|whisky|wino|piwo|nalewka|likier|rum|gin|brandy|cognac|vin|bere|tuica|palinca|vinho|cerveja|cachaca|aguardente|fernet|aperitivo|espumante|szampan)\b|\d{1,2}([.,]\d)? ?% ?(vol|obj|alc)|啤酒|葡萄酒|紅酒|威士忌|高粱/u;
const withoutAlcohol =
  /\b(sans alcool|sin alcohol|senza alcol|sem alcool|fara alcool|bezalkoholow\w+|analcolic\w+|alcoholvrij\w*|zero alcool|vinaigres?|vinagres?|aceto|ocet|otet|azijn)\b|\b0[.,]0 ?%/u;

type Wording = Pick<OfferDraft, 'name' | 'brand' | 'quantityText' | 'soldBy'>;

/** What the offer sells. Departments of its products decide; where the feed names none, names and contents do. */
export function goodsOf(draft: Wording, products: readonly LawProduct[]): Goods {
  const departments = foldText(products.map(({ productType }) => productType).join(' ; '));
  const title = foldText([draft.brand ?? '', draft.name, ...products.map((product) => product.title)].join(' '));
  const words = departments === '' ? title : departments;
  const policyClass = policyClassOf(title, products);
  const kind =
    policyClass === 'alcohol'
      ? 'food'
      : (kindByWords(departments) ?? kindByWords(title) ?? kindByContent(draft, products));
  const food = kind === 'food';
  return {
    kind,
    perishable: food && (perishableGoods.test(words) || draft.soldBy !== 'item'),
    manufactured: food && policyClass === 'none' && draft.soldBy === 'item' && !rawGoods.test(words),
    policyClass,
    beer: policyClass === 'alcohol' && beers.test(`${departments} ${title}`),
  };
}

function kindByWords(words: string): Goods['kind'] | undefined {
  if (hygiene.test(words)) return 'hygiene';
  if (foodGoods.test(words) || perishableGoods.test(words)) return 'food';
  return otherGoods.test(words) ? 'other' : undefined;
}

/** What a supermarket sells by weight or volume, and is nothing that the words name, is eaten or drunk. */
function kindByContent({ soldBy, quantityText }: Wording, products: readonly LawProduct[]): Goods['kind'] {
  const printed = quantityText === null ? undefined : findQuantity(quantityText)?.quantity;
  const nets = [...products.map(({ net }) => net), printed];
  const weighed = soldBy !== 'item' || products.some(({ basis }) => basis.unit === 'KGM');
  return weighed || nets.some((net) => net && net.unit !== 'piece') ? 'food' : 'other';
}

function policyClassOf(title: string, products: readonly LawProduct[]): PolicyClass {
  const known = products.find(({ policyClass }) => policyClass !== 'none')?.policyClass;
  if (known) return known;
  if (withoutAlcohol.test(title)) return 'none';
  const read = classify({ productType: '', title });
  return read === 'none' && alcoholWords.test(title) ? 'alcohol' : read;
}
