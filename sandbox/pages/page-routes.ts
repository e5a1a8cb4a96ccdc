import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { unknownObject } from '../graph-error.ts';
import { parametersOf, readParameters } from '../graph-parameters.ts';
import type { Network } from '../network.ts';
import { findShopper } from '../shoppers.ts';
import { findByPsid, findPage, type Page, setProfile } from './page.ts';

type ById = { Params: { id: string } };

const locale = z.union([z.literal('default'), z.string().regex(/^[a-z]{2}_[A-Z]{2}$/)]);
const callToAction = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('postback'),
    title: z.string().min(1).max(30),
    payload: z.string().min(1).max(1000),
  }),
  z.strictObject({ type: z.literal('web_url'), title: z.string().min(1).max(30), url: z.url() }),
]);
const hasDefault = (entries: readonly { locale: string }[]) => entries.some((entry) => entry.locale === 'default');
const needsDefault = { error: 'an entry for the locale default is needed' };

// Parts of a Messenger profile that Halles sets.
const profileShape = z.strictObject({
  get_started: z.strictObject({ payload: z.string().min(1).max(1000) }).optional(),
  greeting: z
    .array(z.strictObject({ locale, text: z.string().min(1).max(160) }))
    .refine(hasDefault, needsDefault)
    .optional(),
  persistent_menu: z
    .array(
      z.strictObject({
        locale,
        composer_input_disabled: z.boolean().default(false),
        call_to_actions: z.array(callToAction).min(1).max(20),
      }),
    )
    .refine(hasDefault, needsDefault)
    .optional(),
});

/** The Graph API of Pages beyond messages: what stands around their chats, and who their visitors are. */
export function pageRoutes(app: FastifyInstance, network: Network): void {
  const requirePage = (id: string): Page => {
    const page = findPage(network.db, id);
    if (page === undefined) throw unknownObject(id);
    return page;
  };
  app.get<ById & { Querystring: { fields?: string } }>('/:id/messenger_profile', async (request) => {
    const { profile } = requirePage(request.params.id);
    const fields = (request.query.fields ?? '').split(',');
    const asked = Object.fromEntries(Object.entries(profile).filter(([name]) => fields.includes(name)));
    return { data: Object.keys(asked).length === 0 ? [] : [asked] };
  });
  app.post<ById>('/:id/messenger_profile', async (request) => {
    const { page_id, profile } = requirePage(request.params.id);
    setProfile(network.db, page_id, { ...profile, ...readParameters(profileShape, request.body) });
    network.tellPhones({ type: 'numbers' });
    return { result: 'success' };
  });
  app.delete<ById>('/:id/messenger_profile', async (request) => {
    const { page_id, profile } = requirePage(request.params.id);
    const { fields } = readParameters(z.object({ fields: z.array(z.string().max(64)) }), parametersOf(request));
    const kept = Object.entries(profile).filter(([name]) => !fields.includes(name));
    setProfile(network.db, page_id, Object.fromEntries(kept));
    return { result: 'success' };
  });
}

/** What a Page may ask of somebody who wrote to it: their name. */
export function describeVisitor(network: Network, psid: string): object | undefined {
  const known = findByPsid(network.db, psid);
  const shopper = known && findShopper(network.db, known.shopper_id);
  if (shopper === undefined) return undefined;
  const [first_name = '', ...rest] = shopper.name.split(' ');
  return { first_name, ...(rest.length === 0 ? {} : { last_name: rest.join(' ') }), id: psid };
}
