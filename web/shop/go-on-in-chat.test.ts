import { expect, test } from 'vitest';
import type { ApiAnswer } from './api.ts';
import { answerShop } from './server.tsx';
import { aVisit } from './testing.ts';

const basketId = '33333333-3333-4333-8333-333333333333';
const token = 'a'.repeat(43);
const line = {
  productId: 'milk',
  title: 'Lait 1 L',
  brand: null,
  steps: 1,
  basis: { unit: 'C62', scale: 0, increment: 1 },
  unitPriceMinor: 120,
  regularMinor: 120,
  payableMinor: 120,
  depositMinor: 0,
  creditMinor: 0,
  applied: [],
  unitPrice: null,
  lowestPriceMinor: null,
  counted: true,
  problems: [],
};
const basket = {
  basketId,
  storeId: 'lille',
  loyalty: false,
  ageDeclared: false,
  state: 'open',
  hold: null,
  orderId: null,
  lines: [line],
  nearlyReached: [],
  totalMinor: 120,
};

/** The basket's page, where the entity has these chats. */
async function basketPage(chats: readonly object[], language: 'fr' | 'en'): Promise<string> {
  const entity = { ...aVisit.entity, languages: ['fr', 'en'] };
  const bodies: Readonly<Record<string, unknown>> = {
    '/api/shop/entities': { groupName: 'Corbeille', entities: [entity] },
    '/api/shop/fr/stores/lille': aVisit.store,
    '/api/shop/fr/chats': { chats },
    [`/api/shop/fr/baskets/${basketId}`]: basket,
  };
  const call = async <Body>(_method: string, path: string): Promise<ApiAnswer<Body>> => {
    const body = bodies[path.split('?')[0]!];
    return body ? { ok: true, body: body as Body } : { ok: false, status: 404, code: 'not_found', problem: {} };
  };
  const doors = {
    api: { call },
    assets: { css: '', leaflet: '', basket: '', list: '' },
    publicUrl: aVisit.publicUrl,
  };
  const answer = await answerShop(doors, {
    method: 'GET',
    path: '/fr/basket',
    query: {},
    form: {},
    cookies: { halles_basket_fr: `${basketId}.${token}` },
    acceptLanguage: language,
    wantsJson: false,
    saveData: false,
  });
  return answer.html ?? '';
}

/** The ways into a chat on the page, each with what its link says. */
function waysOn(html: string): object[] {
  const links = [...html.matchAll(/<a class="button" href="(https:[^"]*)"[^>]*>([^<]*)</g)];
  return links.map(([, href = '', words]) => {
    const { origin, pathname, searchParams } = new URL(href.replaceAll('&amp;', '&'));
    return { to: origin + pathname, words, ...Object.fromEntries(searchParams) };
  });
}

const whatsapp = { channel: 'whatsapp', link: 'https://wa.me/33186260000' };
const messenger = { channel: 'messenger', link: 'https://m.me/ma.halle' };
const permalink = `https://halles.example/fr/basket?b=${basketId}&t=${token}`;
const ref = `web_basket:fr:${basketId}:${token}`;
const inFrench = {
  whatsapp: { to: whatsapp.link, words: 'Continuer dans WhatsApp', text: `Mon panier : ${permalink}` },
  messenger: { to: messenger.link, words: 'Continuer dans Messenger', ref },
};
const inEnglish = {
  whatsapp: { to: whatsapp.link, words: 'Continue in WhatsApp', text: `My basket: ${permalink}` },
  messenger: { to: messenger.link, words: 'Continue in Messenger', ref },
};

test.each([
  { has: 'no chat', chats: [], channels: [] },
  { has: 'WhatsApp only', chats: [whatsapp], channels: ['whatsapp'] },
  { has: 'Messenger only', chats: [messenger], channels: ['messenger'] },
  { has: 'both', chats: [whatsapp, messenger], channels: ['whatsapp', 'messenger'] },
] as const)('a basket goes on in the chats of its entity: $has', async ({ chats, channels }) => {
  expect(waysOn(await basketPage(chats, 'fr'))).toEqual(channels.map((channel) => inFrench[channel]));
  expect(waysOn(await basketPage(chats, 'en'))).toEqual(channels.map((channel) => inEnglish[channel]));
});
