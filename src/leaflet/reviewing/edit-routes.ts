import { z } from 'zod';
import { requireCapability } from '../../organisation/index.ts';
import { type Database, type Http, problemSchema } from '../../platform/index.ts';
import { editOffers, undoOrRedo } from '../edit-offers.ts';
import { listEdits } from '../edit-repository.ts';
import { draftSchema } from '../offer-schema.ts';
import { problemOf, requireLeaflet } from '../problems.ts';
import { type BulkChange, bulkEdit } from './bulk-edit.ts';
import { viewDrafts } from './draft-view.ts';

const leafletParams = z.object({ leafletId: z.uuid() });

const offerSchema = z.object({
  offerId: z.string(),
  revision: z.number(),
  /** What is at stake if it is wrong, in minor units: the queue of review goes by it. */
  risk: z.number(),
  /** Departments of its products, for finding "all cheeses". */
  departments: z.array(z.string()),
  draft: draftSchema,
});

const editSchema = z.object({
  editId: z.string(),
  personName: z.string().nullable(),
  editedAt: z.string(),
  kind: z.string(),
  undone: z.boolean(),
  offerIds: z.array(z.string()),
  /** What the first of them are called. */
  names: z.array(z.string()),
});

const mostNamed = 3;
const turnedSchema = z.object({ editId: z.string(), kind: z.string(), offerIds: z.array(z.string()) });

const targetSchema = z.object({ offerId: z.uuid(), revision: z.number().int().positive() });
const bulkChangeSchema = draftSchema
  .pick({
    mechanic: true,
    loyaltyRequired: true,
    mixAndMatch: true,
    limitPerHousehold: true,
    validFrom: true,
    validThrough: true,
    checked: true,
  })
  .partial()
  .refine((change) => Object.values(change).some((value) => value !== undefined), {
    message: 'A bulk edit changes something.',
  });

/** The draft offers of a leaflet and every change of them. */
export function editRoutes(app: Http, { db, now }: { readonly db: Database; readonly now: () => Date }): void {
  app.get(
    '/api/leaflets/:leafletId/offers',
    { schema: { params: leafletParams, response: { 200: z.object({ offers: z.array(offerSchema) }) } } },
    async (request) => {
      const { entityId } = await requireCapability(db, request, now(), 'edit_leaflets');
      const leaflet = await requireLeaflet(db, entityId, request.params.leafletId);
      return { offers: (await viewDrafts(db, leaflet, now())) as z.infer<typeof offerSchema>[] };
    },
  );

  app.post(
    '/api/leaflets/:leafletId/edits',
    {
      schema: {
        params: leafletParams,
        body: z.object({
          kind: z.enum(['move', 'resize', 'add', 'delete', 'split', 'merge', 'edit', 'check']),
          changes: z
            .array(
              z.object({
                offerId: z.uuid(),
                revision: z.number().int().positive().optional(),
                after: draftSchema.nullable(),
              }),
            )
            .min(1)
            .max(200),
        }),
        response: { 201: z.object({ editId: z.string() }), 409: problemSchema, 422: problemSchema },
      },
    },
    async (request, reply) => {
      const { entityId, personId } = await requireCapability(db, request, now(), 'edit_leaflets');
      const changes = request.body.changes.map(({ offerId, revision, after }) => ({ offerId, revision, after }));
      const edit = await editOffers(
        db,
        { entityId, personId, now: now() },
        request.params.leafletId,
        request.body.kind,
        changes,
      );
      if (!edit.ok) throw problemOf(edit.refusal);
      return reply.status(201).send(edit.value);
    },
  );

  app.get(
    '/api/leaflets/:leafletId/edits',
    { schema: { params: leafletParams, response: { 200: z.object({ edits: z.array(editSchema) }) } } },
    async (request) => {
      const { entityId } = await requireCapability(db, request, now(), 'edit_leaflets');
      const edits = await listEdits(db, entityId, request.params.leafletId);
      return {
        edits: edits.map(({ changes, editedAt, ...edit }) => ({
          ...edit,
          editedAt: editedAt.toISOString(),
          offerIds: changes.map(({ offerId }) => offerId),
          names: changes.slice(0, mostNamed).map(({ before, after }) => (after ?? before)?.name ?? ''),
        })),
      };
    },
  );

  app.post(
    '/api/leaflets/:leafletId/bulk-edits',
    {
      schema: {
        params: leafletParams,
        body: z.object({ targets: z.array(targetSchema).min(1).max(5000), change: bulkChangeSchema }),
        response: { 201: z.object({ editId: z.string() }), 409: problemSchema, 422: problemSchema },
      },
    },
    async (request, reply) => {
      const { entityId, personId } = await requireCapability(db, request, now(), 'edit_leaflets');
      const { targets, change } = request.body;
      const asked = { targets, change: given(change) };
      const edit = await bulkEdit(db, { entityId, personId, now: now() }, request.params.leafletId, asked);
      if (!edit.ok) throw problemOf(edit.refusal);
      return reply.status(201).send(edit.value);
    },
  );

  for (const turn of ['undo', 'redo'] as const) {
    app.post(
      `/api/leaflets/:leafletId/${turn}`,
      {
        schema: {
          params: leafletParams,
          querystring: z.object({ editId: z.uuid().optional() }),
          response: { 200: turnedSchema, 404: problemSchema, 409: problemSchema },
        },
      },
      async (request) => {
        const { entityId, personId } = await requireCapability(db, request, now(), 'edit_leaflets');
        const by = { entityId, personId, now: now() };
        const done = await undoOrRedo(db, by, request.params.leafletId, turn, request.query.editId);
        if (!done.ok) throw problemOf(done.refusal);
        return done.value;
      },
    );
  }
}

/** Without what was left out, so that it stays as it is. */
function given(change: z.infer<typeof bulkChangeSchema>): BulkChange {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as BulkChange;
}
