import { createHash, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { findStore, requireEntity, requirePublicEntity } from '../organisation/index.ts';
import { type Database, type EntityId, type FastifyRequest, type Http, problemSchema } from '../platform/index.ts';
import { type Basket, basketLimits, isProductId } from './basket.model.ts';
import { findBasket } from './basket-repository.ts';
import { cancelOrder, reopenOrder } from './cancel-order.ts';
import type { OrderDoors } from './doors.ts';
import {
  createBasket,
  declareAge,
  replaceBasketLines,
  setBasketLine,
  setBasketStore,
  setLoyalty,
} from './fill-basket.ts';
import { findOrder } from './find-orders.ts';
import { holdSlot, listSlots } from './hold-slot.ts';
import { findOrderIdOf } from './order-repository.ts';
import {
  basketSchema,
  newBasketSchema,
  orderSchema,
  slotSchema,
  toBasketBody,
  toNewBasketBody,
  toOrderBody,
  toSlotBody,
} from './order-schema.ts';
import type { OrderView } from './order-view.model.ts';
import { phonePattern, placeOrder } from './place-order.ts';
import { problemOf } from './refusal-problem.ts';
import { viewOf } from './view-basket.ts';

const entityParams = z.object({ entityId: z.string().max(32) });
const basketParams = entityParams.extend({ basketId: z.uuid() });
const tokenHeader = z.object({ 'x-basket-token': z.string().max(64).optional() });
const basketQuery = z.object({
  /** In place of the x-basket-token header, for links. */
  token: z.string().max(64).optional(),
  language: z.string().min(2).max(12).optional(),
});
const keyed = { params: basketParams, headers: tokenHeader, querystring: basketQuery };
const refused = { 404: problemSchema, 409: problemSchema, 422: problemSchema };

const productId = z.string().refine(isProductId);
const steps = z.number().int().min(0).max(99_999);
const lineBody = z.object({ productId, steps });
const storeId = z.string().min(1).max(64);
const few = { config: { rateLimit: { max: 60, timeWindow: '1 minute' } } };

interface KeyedRequest {
  readonly params: z.infer<typeof basketParams>;
  readonly headers: FastifyRequest['headers'];
  readonly query: z.infer<typeof basketQuery>;
}

/** The basket that the request's id and secret open. A wrong secret is told nothing that a wrong id is not. */
async function requireBasket(db: Database, { params, headers, query }: KeyedRequest): Promise<Basket> {
  const entityId = await requirePublicEntity(db, params.entityId);
  const basket = await findBasket(db, entityId, params.basketId);
  const token = headers['x-basket-token'] ?? query.token ?? '';
  if (!basket || !sameSecret(basket.token, String(token))) throw problemOf({ code: 'unknown_basket' });
  return basket;
}

function sameSecret(one: string, other: string): boolean {
  const hash = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(one), hash(other));
}

async function languageFor(db: Database, entityId: EntityId, asked: string | undefined): Promise<string> {
  return asked ?? (await requireEntity(db, entityId)).languages[0] ?? 'en';
}

/** The basket of a link, read anew and priced as the web sees it. */
async function bodyOf(doors: OrderDoors, request: KeyedRequest): Promise<z.infer<typeof basketSchema>> {
  const basket = await requireBasket(doors.db, request);
  const language = await languageFor(doors.db, basket.entityId, request.query.language);
  return toBasketBody(await viewOf(doors.db, basket, { language, now: doors.now(), channel: 'web' }));
}

async function requireOrderOf(db: Database, basket: Basket): Promise<OrderView> {
  const orderId = await findOrderIdOf(db, basket.entityId, basket.basketId);
  const order = orderId === null ? undefined : await findOrder(db, basket.entityId, orderId);
  if (!order) throw problemOf({ code: 'unknown_order' });
  return order;
}

/** Public routes of the web basket: whoever has a basket's id and secret may read and change it. */
export function shopRoutes(app: Http, doors: OrderDoors): void {
  basketRoutes(app, doors);
  lineRoutes(app, doors);
  slotRoutes(app, doors);
  shopperOrderRoutes(app, doors);
}

function basketRoutes(app: Http, doors: OrderDoors): void {
  const { db, now } = doors;

  app.post(
    '/api/shop/:entityId/baskets',
    {
      ...few,
      schema: {
        params: entityParams,
        querystring: basketQuery.pick({ language: true }),
        body: z.object({ storeId: storeId.optional(), lines: z.array(lineBody).max(basketLimits.lines).optional() }),
        response: { 201: newBasketSchema, ...refused },
      },
    },
    async (request, reply) => {
      const entityId = await requirePublicEntity(db, request.params.entityId);
      const { storeId, lines = [] } = request.body;
      if (storeId && !(await findStore(db, entityId, storeId))) throw problemOf({ code: 'unknown_store' });
      const made = await createBasket(db, { entityId, channel: 'web', ...(storeId && { storeId }) }, now());
      const filled = await replaceBasketLines(db, made, lines, now());
      if (!filled.ok) throw problemOf(filled.refusal);
      const language = await languageFor(db, entityId, request.query.language);
      const view = await viewOf(db, filled.value, { language, now: now() });
      return reply.status(201).send(toNewBasketBody(view, made));
    },
  );

  app.get(
    '/api/shop/:entityId/baskets/:basketId',
    { schema: { ...keyed, response: { 200: basketSchema, 404: problemSchema } } },
    async (request) => bodyOf(doors, request),
  );

  app.patch(
    '/api/shop/:entityId/baskets/:basketId',
    { schema: { ...keyed, body: z.object({ loyalty: z.boolean() }), response: { 200: basketSchema, ...refused } } },
    async (request) => {
      const basket = await requireBasket(db, request);
      const changed = await setLoyalty(db, basket, request.body.loyalty, now());
      if (!changed.ok) throw problemOf(changed.refusal);
      return bodyOf(doors, request);
    },
  );

  app.put(
    '/api/shop/:entityId/baskets/:basketId/store',
    { schema: { ...keyed, body: z.object({ storeId }), response: { 200: basketSchema, ...refused } } },
    async (request) => {
      const basket = await requireBasket(db, request);
      const changed = await setBasketStore(db, basket, request.body.storeId, now());
      if (!changed.ok) throw problemOf(changed.refusal);
      return bodyOf(doors, request);
    },
  );

  app.post(
    '/api/shop/:entityId/baskets/:basketId/age',
    { schema: { ...keyed, body: z.object({ ofAge: z.literal(true) }), response: { 200: basketSchema, ...refused } } },
    async (request) => {
      const basket = await requireBasket(db, request);
      const changed = await declareAge(db, basket, now());
      if (!changed.ok) throw problemOf(changed.refusal);
      return bodyOf(doors, request);
    },
  );
}

function lineRoutes(app: Http, doors: OrderDoors): void {
  const { db, now } = doors;

  app.put(
    '/api/shop/:entityId/baskets/:basketId/lines/:productId',
    {
      schema: {
        ...keyed,
        params: basketParams.extend({ productId }),
        body: z.object({ steps }),
        response: { 200: basketSchema, ...refused },
      },
    },
    async (request) => {
      const basket = await requireBasket(db, request);
      const line = { productId: request.params.productId, steps: request.body.steps };
      const changed = await setBasketLine(db, basket, line, now());
      if (!changed.ok) throw problemOf(changed.refusal);
      return bodyOf(doors, request);
    },
  );

  app.put(
    '/api/shop/:entityId/baskets/:basketId/lines',
    {
      schema: {
        ...keyed,
        body: z.object({ lines: z.array(lineBody).max(basketLimits.lines) }),
        response: { 200: basketSchema, ...refused },
      },
    },
    async (request) => {
      const basket = await requireBasket(db, request);
      const changed = await replaceBasketLines(db, basket, request.body.lines, now());
      if (!changed.ok) throw problemOf(changed.refusal);
      return bodyOf(doors, request);
    },
  );
}

function slotRoutes(app: Http, doors: OrderDoors): void {
  const { db, now } = doors;

  app.get(
    '/api/shop/:entityId/stores/:storeId/slots',
    {
      schema: {
        params: entityParams.extend({ storeId }),
        response: { 200: z.object({ slots: z.array(slotSchema) }), 404: problemSchema },
      },
    },
    async (request) => {
      const entityId = await requirePublicEntity(db, request.params.entityId);
      if (!(await findStore(db, entityId, request.params.storeId))) throw problemOf({ code: 'unknown_store' });
      const slots = await listSlots(db, entityId, request.params.storeId, now());
      return { slots: slots.map(toSlotBody) };
    },
  );

  app.post(
    '/api/shop/:entityId/baskets/:basketId/hold',
    {
      ...few,
      schema: {
        ...keyed,
        body: z.object({ slotId: z.string().max(100) }),
        response: { 200: basketSchema, ...refused },
      },
    },
    async (request) => {
      const basket = await requireBasket(db, request);
      const held = await holdSlot(db, { ...basket, slotId: request.body.slotId }, now());
      if (!held.ok) throw problemOf(held.refusal);
      return bodyOf(doors, request);
    },
  );
}

function shopperOrderRoutes(app: Http, doors: OrderDoors): void {
  const { db, now } = doors;

  app.post(
    '/api/shop/:entityId/baskets/:basketId/order',
    {
      ...few,
      schema: {
        ...keyed,
        body: z.object({
          name: z.string().max(120).optional(),
          phone: z.string().regex(phonePattern).optional(),
          expectedTotalMinor: z.number().int().min(0).optional(),
        }),
        response: { 201: orderSchema, ...refused },
      },
    },
    async (request, reply) => {
      const { entityId, basketId } = await requireBasket(db, request);
      const { name, phone, expectedTotalMinor } = request.body;
      const language = await languageFor(db, entityId, request.query.language);
      const asked = {
        ...{ entityId, basketId, language, channel: 'web' as const },
        contact: { ...(name && { name }), ...(phone && { phone }) },
        ...(expectedTotalMinor !== undefined && { expectedTotalMinor }),
      };
      const placed = await placeOrder(db, asked, now());
      if (!placed.ok) throw problemOf(placed.refusal);
      return reply.status(201).send(toOrderBody(placed.value));
    },
  );

  app.get(
    '/api/shop/:entityId/baskets/:basketId/order',
    { schema: { ...keyed, response: { 200: orderSchema, 404: problemSchema } } },
    async (request) => toOrderBody(await requireOrderOf(db, await requireBasket(db, request))),
  );

  app.post(
    '/api/shop/:entityId/baskets/:basketId/order/cancel',
    { schema: { ...keyed, response: { 200: orderSchema, ...refused } } },
    async (request) => {
      const basket = await requireBasket(db, request);
      const { orderId } = await requireOrderOf(db, basket);
      const canceled = await cancelOrder(db, { entityId: basket.entityId, orderId, by: 'shopper' }, now());
      if (!canceled.ok) throw problemOf(canceled.refusal);
      return toOrderBody(canceled.value);
    },
  );

  app.post(
    '/api/shop/:entityId/baskets/:basketId/order/reopen',
    { schema: { ...keyed, response: { 201: newBasketSchema, ...refused } } },
    async (request, reply) => {
      const { entityId, ...basket } = await requireBasket(db, request);
      const { orderId } = await requireOrderOf(db, { entityId, ...basket });
      const reopened = await reopenOrder(db, { entityId, orderId }, now());
      if (!reopened.ok) throw problemOf(reopened.refusal);
      const language = await languageFor(db, entityId, request.query.language);
      const view = await viewOf(db, reopened.value, { language, now: now(), channel: 'web' });
      return reply.status(201).send(toNewBasketBody(view, reopened.value));
    },
  );
}
