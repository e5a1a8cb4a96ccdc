import type { Mechanic } from '../../src/promotion/index.ts';
import type { Measured, MeasuredOffer, MeasuredPart } from './measure-page.ts';
import type { Box, PageKind, PlannedOffer, Truth, TruthOffer } from './model.ts';
import type { LeafletPlan } from './plan.ts';

/** Points in a CSS pixel. */
export const pointsPerPixel = 0.75;

/** What a leaflet really says and where: the plan and the boxes of the drawn pages together. */
export function toTruth(plan: LeafletPlan, measured: Measured, kind: PageKind): Truth {
  const { key, doc, locale, size } = plan;
  const name = `${doc}.${kind}`;
  return {
    schema: 'leaflet-truth/1',
    doc: name,
    pdf: `${name}.pdf`,
    feed: `${doc}.feed.csv`,
    country: locale.country,
    locale: locale.htmlLang,
    languages: locale.languages,
    currency: locale.currency,
    retailer: plan.retailer,
    valid_from: '2026-12-01',
    valid_to: '2026-12-13',
    coordinates: 'PDF points, origin top-left, [x0,y0,x1,y1]',
    family: key.family,
    kind,
    pages: Array.from({ length: plan.pageCount }, (_, at) => ({
      page: at + 1,
      width: size.width * pointsPerPixel,
      height: size.height * pointsPerPixel,
    })),
    offers: measured.offers.map((offer) => toOffer(plan, offer, kind)),
    non_offers: measured.decoys.map(({ page, part, box, text }) => ({ page, kind: part, bbox: points(box), text })),
  };
}

const points = (box: Box): Box => box.map((value) => Math.round(value * pointsPerPixel * 100) / 100) as unknown as Box;

function union(parts: readonly MeasuredPart[]): Box {
  const boxes = parts.map(({ box }) => box).filter(([x0, y0, x1, y1]) => x1 > x0 && y1 > y0);
  return [
    Math.min(...boxes.map((box) => box[0])),
    Math.min(...boxes.map((box) => box[1])),
    Math.max(...boxes.map((box) => box[2])),
    Math.max(...boxes.map((box) => box[3])),
  ];
}

function toOffer(plan: LeafletPlan, { id, page, card, parts }: MeasuredOffer, kind: PageKind): TruthOffer {
  const offer = plan.offers.get(id)!;
  const partsOf = (name: string): MeasuredPart[] => parts.filter(({ part }) => part === name);
  const images = partsOf('image');
  const rows = offer.inFeed ? offer.products.flatMap((product) => plan.feed.byProduct.get(product) ?? []) : [];
  const product = offer.products[0];
  return {
    id,
    page,
    bbox: points(union(parts)),
    card_bbox: card && points(card),
    price_bbox: points(union(partsOf('pricenum'))),
    name_bbox: points(union(partsOf('name'))),
    image_bbox: images.length > 0 ? points(union(images)) : null,
    price_is_outlined: kind === 'outlined',
    brand: offer.brand,
    name: offer.name,
    quantity_text: offer.quantityText,
    pack: product?.pack ?? { count: 1, size: 1, unit: 'piece' },
    sold_by: product?.soldBy ?? 'item',
    category: product?.productType ?? '',
    gtins: rows.map(({ gtin }) => gtin),
    feed_ids: rows.map((row) => row.id),
    ...amounts(offer),
    mechanic: toMechanic(offer.mechanic),
    mechanic_text: mechanicText(plan, offer),
    mechanic_from_group_banner: offer.groupBanner !== null,
    loyalty_required: offer.loyaltyRequired,
    is_from_price: offer.isFromPrice,
    limit_per_household: offer.limitPerHousehold,
    deposit_cents: offer.depositMinor,
    alcohol: product?.alcohol ?? false,
    choice_of_variants: offer.choiceOfVariants,
    in_feed: rows.length > 0,
  };
}

function amounts(offer: PlannedOffer) {
  return {
    price_cents: offer.priceMinor,
    price_label: offer.priceLabel,
    pay_qty: offer.payQty,
    pay_cents: offer.payMinor,
    loyalty_credit_cents: offer.creditMinor,
    regular_price_cents: offer.regularMinor,
    effective_unit_cents: offer.effectiveUnitMinor,
    unit_price: offer.unitPrice && { cents: offer.unitPrice.minor, per: offer.unitPrice.per },
  };
}

function mechanicText({ groupTexts }: LeafletPlan, offer: PlannedOffer): string {
  const banner = offer.groupBanner === null ? undefined : groupTexts.get(offer.groupBanner);
  return [banner, ...offer.badge, offer.priceLabel].filter(Boolean).join(' ');
}

function toMechanic(mechanic: Mechanic): TruthOffer['mechanic'] {
  switch (mechanic.type) {
    case 'BUNDLE_PRICE':
      return { type: mechanic.type, qty: mechanic.qty, total_cents: mechanic.totalMinor };
    case 'MULTI_BUY_UNIT':
      return { type: mechanic.type, min_qty: mechanic.minQty, unit_cents: mechanic.unitMinor };
    default:
      return { ...mechanic };
  }
}

/** The boxes of a truth after its pages were turned about their middles and shrunk; `degrees` are clockwise. */
export function turnTruth(truth: Truth, degrees: number, scale: number): Truth {
  const turn = <T extends Box | null>(box: T, page: number): T => {
    const { width, height } = truth.pages[page - 1]!;
    return (box && turned(box, { degrees, scale, width, height })) as T;
  };
  const offers = truth.offers.map((offer) => ({
    ...offer,
    bbox: turn(offer.bbox, offer.page),
    card_bbox: turn(offer.card_bbox, offer.page),
    price_bbox: turn(offer.price_bbox, offer.page),
    name_bbox: turn(offer.name_bbox, offer.page),
    image_bbox: turn(offer.image_bbox, offer.page),
  }));
  return {
    ...truth,
    offers,
    non_offers: truth.non_offers.map((decoy) => ({ ...decoy, bbox: turn(decoy.bbox, decoy.page) })),
  };
}

/** The box around a turned box, kept on the page. */
interface Turn {
  readonly degrees: number;
  readonly scale: number;
  readonly width: number;
  readonly height: number;
}

function turned([x0, y0, x1, y1]: Box, { degrees, scale, width, height }: Turn): Box {
  const angle = (degrees * Math.PI) / 180;
  const corners = [
    [x0, y0],
    [x1, y0],
    [x0, y1],
    [x1, y1],
  ].map(([x = 0, y = 0]) => {
    const [dx, dy] = [scale * (x - width / 2), scale * (y - height / 2)];
    return [
      width / 2 + dx * Math.cos(angle) - dy * Math.sin(angle),
      height / 2 + dx * Math.sin(angle) + dy * Math.cos(angle),
    ] as const;
  });
  const within = (value: number, most: number): number => Math.round(Math.min(most, Math.max(0, value)) * 100) / 100;
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  return [
    within(Math.min(...xs), width),
    within(Math.min(...ys), height),
    within(Math.max(...xs), width),
    within(Math.max(...ys), height),
  ];
}
