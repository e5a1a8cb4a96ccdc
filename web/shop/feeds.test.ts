import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
import { type FeedOffer, type OnOffer, toJsonFeed, toRss } from './feeds.ts';
import { anOffer, aProduct, aVisit } from './testing.ts';

const aFeedOffer = (over: Partial<FeedOffer> = {}): FeedOffer => ({
  ...anOffer(),
  publishedAt: '2026-11-20T09:00:00.000Z',
  storeId: 'lille',
  dearest: false,
  ...over,
});
const on = (...offers: FeedOffer[]): OnOffer => ({ offers, freshSeconds: 300, nextPage: null });

/** The texts of a feed's elements, in order; throws where it is not well-formed XML. */
function textsOf(xml: string, name: string): string[] {
  const parser = new SaxesParser();
  const texts: string[] = [];
  let open = '';
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => {
    open = tag.name;
    if (open === name) texts.push('');
  });
  parser.on('text', (text) => {
    if (open === name) texts[texts.length - 1] += text;
  });
  parser.on('closetag', () => {
    open = '';
  });
  parser.write(xml).close();
  return texts;
}

test('RSS tells each offer with its price, its days, its picture and the day it was published', () => {
  const xml = toRss(aVisit, 1, on(aFeedOffer({ brand: 'Lactel', wording: '2+1 offert' })));
  expect(textsOf(xml, 'title')).toEqual(['Offres du moment – Lille', 'Lactel Lait 1 L – 0,99\u00a0€']);
  expect(textsOf(xml, 'description')[1]).toMatch(/^2\+1 offert · 16.*30 nov\. 2026$/);
  expect(textsOf(xml, 'pubDate')).toEqual(['Fri, 20 Nov 2026 09:00:00 GMT']);
  expect(textsOf(xml, 'ttl')).toEqual(['5']);
  expect(xml).toContain('url="https://halles.example/media/fr/offers/11111111-1111-4111-8111-111111111111.jpg"');
});

test('names from a leaflet cannot break the feed, whatever signs they hold', () => {
  const name = 'Fromage & <b>jambon</b> "AOP" \u0000\u001b\ud800 ]]>';
  expect(textsOf(toRss(aVisit, 1, on(aFeedOffer({ name }))), 'title')[1]).toBe(
    'Fromage & <b>jambon</b> "AOP"  ]]> – 0,99\u00a0€',
  );
});

test('a corrected offer has another id, so that readers show it anew', () => {
  const ids = [1, 2].map((version) => textsOf(toRss(aVisit, 1, on(aFeedOffer({ version }))), 'guid')[0]);
  expect(new Set(ids).size).toBe(2);
});

test('JSON Feed 1.1 holds the same, with figures, and leads to the next page', () => {
  const feed = toJsonFeed(aVisit, 2, { ...on(aFeedOffer({ dearest: true })), nextPage: 3 });
  expect(feed).toMatchObject({
    version: 'https://jsonfeed.org/version/1.1',
    home_page_url: 'https://halles.example/fr/lille',
    feed_url: 'https://halles.example/fr/lille/offers.json?page=2',
    next_url: 'https://halles.example/fr/lille/offers.json?page=3',
    items: [
      {
        url: 'https://halles.example/fr/lille/offers/11111111-1111-4111-8111-111111111111?via=feed',
        content_text: expect.stringContaining('magasin le plus cher'),
        _halles: { price_minor: 99, currency: 'EUR', valid_through: '2026-11-30' },
      },
    ],
  });
});

test('a feed of a whole country leads home to it, and where there is alcohol says what the law asks', () => {
  const visit = { ...aVisit, store: undefined };
  const feed = toJsonFeed(visit, 1, on(aFeedOffer({ products: [aProduct({ webAge: 18 })] })));
  expect(feed).toMatchObject({ home_page_url: 'https://halles.example/fr', title: 'Offres du moment – Corbeille' });
  expect(feed).toHaveProperty('description', expect.stringContaining('alcool'));
});

test('nothing on offer is an empty feed, not an error', () => {
  expect(textsOf(toRss(aVisit, 1, on()), 'item')).toEqual([]);
  expect(toJsonFeed(aVisit, 1, on())).toMatchObject({ items: [] });
});
