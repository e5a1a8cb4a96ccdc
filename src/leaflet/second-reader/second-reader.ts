import sharp from 'sharp';
import type { WordingLocale } from '../../promotion/index.ts';
import type { Box } from '../offer.model.ts';
import { type KnownProducts, matchOffer, type OfferText } from '../reading/read-offers.ts';
import type { ReadPage } from '../reading/read-page.ts';
import { askModel, type ModelAccess } from './model-client.ts';
import { takeWords } from './second-look.ts';

/** Has a model look at the offers of a page that the reader is unsure of. */
export interface SecondReader {
  /** The page's offers, some with the model's words; `proposed` are the boxes of those. Never fails: what the model cannot give stays as read. */
  look(page: PageOfOffers, sense: PageSense): Promise<{ offers: readonly OfferText[]; proposed: ReadonlySet<Box> }>;
}

type PageOfOffers = Pick<ReadPage, 'page' | 'widthPt' | 'offers' | 'images'>;

interface PageSense {
  readonly known: KnownProducts;
  readonly locales: readonly WordingLocale[];
  readonly signal?: AbortSignal;
}

/** Offers of lower confidence are shown to the model, the unsurest first. */
const askBelow = 0.6;
const mostAsked = 12;
const atOnce = 4;
/** A server that failed so often in a row is not asked again for this leaflet. */
const patience = 3;
const marginPt = 4;
const mostPixels = 700;

/** One for each leaflet. */
export function secondReader(model: ModelAccess, onFailure: (error: unknown) => void): SecondReader {
  let failures = 0;
  const proposalFor = async (
    offer: OfferText,
    page: PageOfOffers,
    sense: PageSense,
  ): Promise<OfferText | undefined> => {
    if (failures >= patience) return undefined;
    try {
      const words = await askModel(model, await pictureOf(offer, page), sense.signal);
      failures = 0;
      return takeWords(offer, words, { page: page.page, ...sense });
    } catch (error) {
      failures++;
      onFailure(error);
      return undefined;
    }
  };
  return {
    async look(page, sense) {
      const unsure = unsurest(page, sense);
      const second = new Map<OfferText, OfferText>();
      for (let from = 0; from < unsure.length; from += atOnce) {
        const asked = unsure.slice(from, from + atOnce);
        const answers = await Promise.all(asked.map((offer) => proposalFor(offer, page, sense)));
        for (const [at, answer] of answers.entries()) if (answer) second.set(asked[at]!, answer);
      }
      return {
        offers: page.offers.map((offer) => second.get(offer) ?? offer),
        proposed: new Set([...second.values()].map(({ box }) => box)),
      };
    },
  };
}

function unsurest({ page, offers, images }: PageOfOffers, { known }: PageSense): OfferText[] {
  if (images.size === 0) return [];
  return offers
    .map((offer) => ({ offer, confidence: matchOffer(offer, page, known).confidence }))
    .filter(({ confidence }) => confidence < askBelow)
    .toSorted((a, b) => a.confidence - b.confidence)
    .slice(0, mostAsked)
    .map(({ offer }) => offer);
}

async function pictureOf({ box }: OfferText, { widthPt, images }: PageOfOffers): Promise<Uint8Array> {
  const [width, webp] = [...images].toSorted(([a], [b]) => b - a)[0]!;
  const picture = sharp(webp);
  const { height = 1 } = await picture.metadata();
  const scale = width / widthPt;
  const left = Math.max(0, Math.floor((box[0] - marginPt) * scale));
  const top = Math.max(0, Math.floor((box[1] - marginPt) * scale));
  const right = Math.min(width, Math.ceil((box[2] + marginPt) * scale));
  const bottom = Math.min(height, Math.ceil((box[3] + marginPt) * scale));
  return picture
    .extract({ left, top, width: Math.max(1, right - left), height: Math.max(1, bottom - top) })
    .resize({ width: mostPixels, height: mostPixels, fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: 85 })
    .toBuffer();
}
