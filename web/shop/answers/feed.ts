import { notFound, type ShopAnswer, storeApi } from '../answer.tsx';
import type { Visit } from '../context.ts';
import { type OnOffer, toJsonFeed, toRss } from '../feeds.ts';
import { chooseLanguage, sayIn } from '../texts.ts';

type FeedName = 'offers.xml' | 'offers.json';

export function isFeed(name: string): name is FeedName {
  return name === 'offers.xml' || name === 'offers.json';
}

/** What is on offer now at the visit's store, or at any. */
export async function answerFeed(visit: Visit, name: FeedName, asked: string | undefined): Promise<ShopAnswer> {
  const number = /^[1-9]\d?$/.test(asked ?? '') ? Number(asked) : 1;
  // A feed has one language for all, the country's own, so that it can be kept on the way.
  const language = chooseLanguage(undefined, visit.entity.languages);
  const reader = { ...visit, language, locale: `${language}-${visit.entity.country}`, say: sayIn(language) };
  const base = visit.store ? storeApi(visit) : `/api/shop/${visit.entity.entityId}`;
  const found = await visit.api.call<OnOffer>('GET', `${base}/on-offer?language=${language}&page=${number}`);
  if (!found.ok) return notFound(visit);
  const { freshSeconds } = found.body;
  return name === 'offers.xml'
    ? feed('application/rss+xml', toRss(reader, number, found.body), freshSeconds)
    : feed('application/feed+json', JSON.stringify(toJsonFeed(reader, number, found.body)), freshSeconds);
}

function feed(type: string, text: string, freshSeconds: number): ShopAnswer {
  return { status: 200, feed: { type: `${type}; charset=utf-8`, text, freshSeconds } };
}
