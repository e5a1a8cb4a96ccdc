import { z } from 'zod';
import { type Employee, requireCapability } from '../organisation/index.ts';
import {
  type Database,
  type FastifyRequest,
  type Http,
  pageQuery,
  problemSchema,
  type Result,
} from '../platform/index.ts';
import { cancelOrder } from './cancel-order.ts';
import type { OrderDoors } from './doors.ts';
import { findOrder, listStoreOrders } from './find-orders.ts';
import { orderSchema, orderSummarySchema, toOrderBody, toSummaryBody } from './order-schema.ts';
import type { OrderView } from './order-view.model.ts';
import {
  type ByPerson,
  giveGoodwill,
  markCollected,
  markMissing,
  markReady,
  markUncollected,
  setPickedSteps,
  startPicking,
} from './pick-order.ts';
import { problemOf, type Refused } from './refusal-problem.ts';

const orderParams = z.object({ orderId: z.uuid() });
const lineParams = orderParams.extend({ lineId: z.string().min(1).max(10) });
const refused = { 403: problemSchema, 404: problemSchema, 409: problemSchema, 422: problemSchema };
const answer = { 200: orderSchema, ...refused };

interface OrderRequest extends FastifyRequest {
  readonly params: { readonly orderId: string };
}

/** The employee and the order, if they may work on it at its store. */
async function requireOrder(
  { db, now }: { db: Database; now: () => Date },
  request: FastifyRequest,
  orderId: string,
): Promise<{ employee: Employee; order: OrderView }> {
  const { entityId } = await requireCapability(db, request, now(), 'work_orders');
  const order = await findOrder(db, entityId, orderId);
  if (!order) throw problemOf({ code: 'unknown_order' });
  return { employee: await requireCapability(db, request, now(), 'work_orders', order.storeId), order };
}

/** The desk's routes: a store's orders of a day, and the steps of picking. */
export function deskRoutes(app: Http, doors: OrderDoors): void {
  readingRoutes(app, doors);
  stepRoutes(app, doors);
  lineStepRoutes(app, doors);
}

function readingRoutes(app: Http, doors: OrderDoors): void {
  const { db, now } = doors;

  app.get(
    '/api/desk/orders',
    {
      schema: {
        querystring: pageQuery.extend({
          storeId: z.string().min(1).max(64),
          date: z.iso.date(),
        }),
        response: { 200: z.object({ items: z.array(orderSummarySchema), nextCursor: z.string().optional() }) },
      },
    },
    async (request) => {
      const { storeId, date, cursor, limit } = request.query;
      const { entityId } = await requireCapability(db, request, now(), 'work_orders', storeId);
      const page = await listStoreOrders(db, entityId, storeId, date, cursor, limit);
      const items = page.items.map(toSummaryBody);
      return page.nextCursor ? { items, nextCursor: page.nextCursor } : { items };
    },
  );

  app.get('/api/desk/orders/:orderId', { schema: { params: orderParams, response: answer } }, async (request) => {
    const { order } = await requireOrder(doors, request, request.params.orderId);
    return toOrderBody(order);
  });
}

/** Runs a step for the employee and answers with the order as it then is. */
async function take(
  doors: OrderDoors,
  request: OrderRequest,
  step: (by: ByPerson, now: Date) => Promise<Result<OrderView, Refused>>,
): Promise<z.infer<typeof orderSchema>> {
  const { orderId } = request.params;
  const { employee } = await requireOrder(doors, request, orderId);
  const { entityId, personId } = employee;
  const taken = await step({ entityId, orderId, personId }, doors.now());
  if (!taken.ok) throw problemOf(taken.refusal);
  return toOrderBody(taken.value);
}

function stepRoutes(app: Http, doors: OrderDoors): void {
  const { db } = doors;
  const schema = { params: orderParams, response: answer };
  const steps = {
    'start-picking': startPicking,
    ready: markReady,
    collected: markCollected,
    uncollected: markUncollected,
  } as const;
  for (const [name, step] of Object.entries(steps))
    app.post(`/api/desk/orders/:orderId/${name}`, { schema }, async (request) =>
      take(doors, request, (by, now) => step(db, by, now)),
    );

  app.post('/api/desk/orders/:orderId/cancel', { schema }, async (request) =>
    take(doors, request, ({ personId, ...key }, now) => cancelOrder(db, { ...key, by: { personId } }, now)),
  );

  app.post(
    '/api/desk/orders/:orderId/goodwill',
    {
      schema: {
        ...schema,
        body: z.object({
          amountMinor: z.number().int().min(1).max(1_000_000_000),
          reason: z
            .string()
            .min(1)
            .max(200)
            .regex(/^[^\p{Cc}\p{Cs}]+$/u),
        }),
      },
    },
    async (request) => take(doors, request, (by, now) => giveGoodwill(db, { ...by, ...request.body }, now)),
  );
}

function lineStepRoutes(app: Http, doors: OrderDoors): void {
  const { db } = doors;

  app.post(
    '/api/desk/orders/:orderId/lines/:lineId/picked',
    {
      schema: {
        params: lineParams,
        body: z.object({ steps: z.number().int().min(1).max(199_998), override: z.boolean().optional() }),
        response: answer,
      },
    },
    async (request) => {
      const { steps, override = false } = request.body;
      const { lineId } = request.params;
      return take(doors, request, (by, now) => setPickedSteps(db, { ...by, lineId, steps, override }, now));
    },
  );

  app.post(
    '/api/desk/orders/:orderId/lines/:lineId/missing',
    { schema: { params: lineParams, response: answer } },
    async (request) =>
      take(doors, request, (by, now) => markMissing(db, { ...by, lineId: request.params.lineId }, now)),
  );
}
