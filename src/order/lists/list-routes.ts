import { z } from 'zod';
import { offerSchema } from '../../leaflet/index.ts';
import { requireEntity, requirePublicEntity } from '../../organisation/index.ts';
import { type Database, type Http, Problem, problemSchema, type Result } from '../../platform/index.ts';
import type { OrderDoors } from '../doors.ts';
import {
  changeList,
  eraseList,
  type ListLink,
  type ListView,
  makeList,
  revisionOf,
  type UnknownList,
  viewList,
} from './keep-list.ts';
import { type ListChange, type ListRefusal, listLimits, type ShoppingList } from './shopping-list.model.ts';

const entityParams = z.object({ entityId: z.string().max(32) });
const linkParams = entityParams.extend({ secret: z.string().regex(/^[\w-]{43}$/) });
const lineParams = linkParams.extend({ offerId: z.uuid() });
const refused = { 404: problemSchema, 409: problemSchema, 422: problemSchema };
const few = { config: { rateLimit: { max: 30, timeWindow: '1 minute' } } };
const revision = z.number().int().min(0);

const listSchema = z.object({
  storeId: z.string(),
  revision,
  expiresAt: z.string(),
  lines: z.array(
    z.object({
      offerId: z.string(),
      quantity: z.number().int(),
      checked: z.boolean(),
      changed: z.number().int(),
      state: z.enum(['live', 'over', 'upcoming', 'withdrawn']),
      offer: offerSchema,
    }),
  ),
});

type Refused = ListRefusal | UnknownList | { readonly code: 'unknown_offer' | 'unknown_store' };

const sentences: Readonly<Record<Refused['code'], readonly [status: number, sentence: string]>> = {
  unknown_list: [404, 'There is no such list. It was deleted, or not changed for 30 days.'],
  unknown_store: [404, 'There is no such store.'],
  unknown_offer: [422, 'This offer is not known at the store of the list.'],
  list_full: [422, `A list holds at most ${listLimits.lines} offers.`],
  line_gone: [409, 'Somebody took this offer off the list.'],
  line_changed: [409, 'Somebody changed this offer on the list after you looked, so it stays.'],
};

function valueOrProblem<Value>(result: Result<Value, Refused>): Value {
  if (result.ok) return result.value;
  const [status, sentence] = sentences[result.refusal.code];
  throw new Problem(status, result.refusal.code, sentence);
}

async function linkOf(db: Database, params: z.infer<typeof linkParams>): Promise<ListLink> {
  return { entityId: await requirePublicEntity(db, params.entityId), secret: params.secret };
}

/** Public routes of shared lists: whoever has the link may read, change and delete. */
export function listRoutes(app: Http, doors: OrderDoors): void {
  wholeListRoutes(app, doors);
  lineRoutes(app, doors);
}

function wholeListRoutes(app: Http, { db, now }: OrderDoors): void {
  app.post(
    '/api/shop/:entityId/lists',
    {
      ...few,
      schema: {
        params: entityParams,
        body: z.object({ storeId: z.string().min(1).max(64) }),
        response: { 201: z.object({ secret: z.string() }), ...refused },
      },
    },
    async (request, reply) => {
      const entityId = await requirePublicEntity(db, request.params.entityId);
      const { secret } = valueOrProblem(await makeList(db, { entityId, storeId: request.body.storeId }, now()));
      return reply.status(201).send({ secret });
    },
  );

  app.get(
    '/api/shop/:entityId/lists/:secret',
    {
      schema: {
        params: linkParams,
        querystring: z.object({ language: z.string().min(2).max(12).optional() }),
        response: { 200: listSchema, 404: problemSchema },
      },
    },
    async (request) => {
      const link = await linkOf(db, request.params);
      const language = request.query.language ?? (await requireEntity(db, link.entityId)).languages[0] ?? 'en';
      const view = await viewList(db, link, { language, now: now() });
      return toListBody(view ?? valueOrProblem<never>({ ok: false, refusal: { code: 'unknown_list' } }));
    },
  );

  // Asked every few seconds by each open list, so it reads one row.
  app.get(
    '/api/shop/:entityId/lists/:secret/revision',
    { schema: { params: linkParams, response: { 200: z.object({ revision }), 404: problemSchema } } },
    async (request) => {
      const known = await revisionOf(db, await linkOf(db, request.params), now());
      return { revision: known ?? valueOrProblem<never>({ ok: false, refusal: { code: 'unknown_list' } }) };
    },
  );

  app.delete(
    '/api/shop/:entityId/lists/:secret',
    { schema: { params: linkParams, response: { 204: z.null(), 404: problemSchema } } },
    async (request, reply) => {
      valueOrProblem(await eraseList(db, await linkOf(db, request.params)));
      return reply.status(204).send(null);
    },
  );
}

function lineRoutes(app: Http, { db, now }: OrderDoors): void {
  const path = '/api/shop/:entityId/lists/:secret/lines/:offerId';
  const answers = { response: { 200: z.object({ revision }), ...refused } };
  const change = async (params: z.infer<typeof lineParams>, wanted: ListChange) =>
    revisionOnly(valueOrProblem(await changeList(db, await linkOf(db, params), wanted, now())));

  app.put(path, { schema: { params: lineParams, ...answers } }, async ({ params }) =>
    change(params, { kind: 'add', offerId: params.offerId }),
  );

  app.patch(
    path,
    {
      schema: {
        params: lineParams,
        body: z.object({
          quantity: z.number().int().min(1).max(listLimits.quantity).optional(),
          checked: z.boolean().optional(),
        }),
        ...answers,
      },
    },
    async ({ params, body: { quantity, checked } }) => {
      const wanted = { ...(quantity !== undefined && { quantity }), ...(checked !== undefined && { checked }) };
      return change(params, { kind: 'set', offerId: params.offerId, ...wanted });
    },
  );

  app.delete(
    path,
    {
      schema: {
        params: lineParams,
        // The revision that the remover looked at: what changed after it stays.
        querystring: z.object({ seen: z.coerce.number().int().min(0) }),
        ...answers,
      },
    },
    async ({ params, query: { seen } }) => change(params, { kind: 'remove', offerId: params.offerId, seen }),
  );
}

const revisionOnly = ({ revision: known }: ShoppingList) => ({ revision: known });

function toListBody({ expiresAt, lines, ...list }: NonNullable<ListView>): z.infer<typeof listSchema> {
  return {
    ...list,
    expiresAt: expiresAt.toISOString(),
    lines: lines.map(({ offer, ...line }) => ({
      ...line,
      offer: { ...offer, box: [...offer.box], products: [...offer.products] },
    })),
  };
}
