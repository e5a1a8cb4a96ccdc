import { z } from 'zod';
import { findProducts } from '../../catalog/index.ts';
import { requireCapability } from '../../organisation/index.ts';
import {
  type Database,
  decodeCursor,
  type EntityId,
  type Http,
  Problem,
  pageQuery,
  problemSchema,
} from '../../platform/index.ts';
import { mechanicSchema } from '../offer-schema.ts';
import { forgetLesson } from './learn.ts';
import { type KeptLesson, pageOfLessons } from './lesson-repository.ts';

const learnedSchema = z.object({
  learnedId: z.string(),
  kind: z.enum(['link', 'mechanic']),
  printed: z.string(),
  /** Empty for words that mean no product; a title is null once the product is gone. */
  products: z.array(z.object({ productId: z.string(), title: z.string().nullable() })),
  mechanic: mechanicSchema.nullable(),
  times: z.number(),
  learnedByName: z.string().nullable(),
  learnedAt: z.string(),
  withdrawnByName: z.string().nullable(),
  withdrawnAt: z.string().nullable(),
});

/** When the last lesson of a page was learned, and its id. */
const learnedCursor = z.tuple([z.iso.datetime(), z.uuid()]);

/** What the entity's corrections taught, and taking it back. */
export function learnedRoutes(app: Http, { db, now }: { readonly db: Database; readonly now: () => Date }): void {
  app.get(
    '/api/learned',
    {
      schema: {
        querystring: pageQuery.extend({ q: z.string().trim().max(100).default('') }),
        response: { 200: z.object({ items: z.array(learnedSchema), nextCursor: z.string().optional() }) },
      },
    },
    async (request) => {
      const { entityId } = await requireCapability(db, request, now(), 'edit_leaflets');
      const { cursor, limit, q: search } = request.query;
      const before = learnedCursor.safeParse(decodeCursor(cursor, 2)).data;
      const page = await pageOfLessons(db, entityId, { limit, before, search });
      return { ...page, items: await view(db, entityId, page.items) };
    },
  );

  app.put(
    '/api/learned/:learnedId',
    {
      schema: {
        params: z.object({ learnedId: z.uuid() }),
        body: z.object({ forgotten: z.boolean() }),
        response: { 200: z.object({ forgotten: z.boolean() }), 404: problemSchema },
      },
    },
    async (request) => {
      const { entityId, personId } = await requireCapability(db, request, now(), 'edit_leaflets');
      const { forgotten } = request.body;
      const done = await forgetLesson(db, { entityId, personId, now: now() }, request.params.learnedId, forgotten);
      if (!done.ok) throw new Problem(404, done.refusal.code, 'Nothing of this kind was learned.');
      return { forgotten };
    },
  );
}

async function view(
  db: Database,
  entityId: EntityId,
  kept: readonly KeptLesson[],
): Promise<z.infer<typeof learnedSchema>[]> {
  const ids = kept.flatMap(({ lesson }) => (lesson.kind === 'link' ? lesson.productIds : []));
  const known = await findProducts(db, entityId, ids);
  return kept.map(({ lesson, learnedAt, withdrawnAt, ...rest }) => ({
    ...rest,
    kind: lesson.kind,
    printed: lesson.printed,
    products:
      lesson.kind === 'link'
        ? lesson.productIds.map((productId) => ({ productId, title: known.get(productId)?.title ?? null }))
        : [],
    mechanic: lesson.kind === 'mechanic' ? lesson.mechanic : null,
    learnedAt: learnedAt.toISOString(),
    withdrawnAt: withdrawnAt?.toISOString() ?? null,
  }));
}
