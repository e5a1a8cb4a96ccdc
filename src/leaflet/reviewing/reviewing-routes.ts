import { z } from 'zod';
import { requireCapability } from '../../organisation/index.ts';
import { type Database, type EntityId, type Http, problemSchema, type Result } from '../../platform/index.ts';
import { draftSchema } from '../offer-schema.ts';
import { problemOf, requireLeaflet } from '../problems.ts';
import { findPublishedLeaflet, offersOfVersion } from '../published.ts';
import { type Leaflet, listOffers } from '../repository.ts';
import { changedParts, differencesOf, type OfferDifference } from './changes.model.ts';
import { listThreads } from './comment-repository.ts';
import { decideThreshold } from './decide-threshold.ts';
import { answerThread, type DiscussionRefusal, openThread, resolveThread } from './discuss-offer.ts';
import { deletePresence, listOthers, othersMark, putPresence } from './presence-repository.ts';
import { findSureEnough } from './threshold-repository.ts';

interface Doors {
  readonly db: Database;
  readonly now: () => Date;
}

const leafletParams = z.object({ leafletId: z.uuid() });

/** What people need to review a leaflet together: who is there, what they say, what changed since it was published, what is sure. */
export function reviewingRoutes(app: Http, doors: Doors): void {
  presenceRoutes(app, doors);
  commentRoutes(app, doors);
  differenceRoutes(app, doors);
  thresholdRoutes(app, doors);
}

function presenceRoutes(app: Http, { db, now }: Doors): void {
  const presenceSchema = z.object({
    others: z.array(
      z.object({ personId: z.string(), name: z.string(), page: z.number(), offerId: z.string().nullable() }),
    ),
    /** Another one than before means that others changed something. */
    mark: z.string(),
  });

  app.put(
    '/api/leaflets/:leafletId/presence',
    {
      schema: {
        params: leafletParams,
        body: z.object({ page: z.number().int().min(1).max(300), offerId: z.uuid().nullable() }),
        response: { 200: presenceSchema, 404: problemSchema },
      },
    },
    async (request) => {
      const { entityId, personId } = await requireCapability(db, request, now(), 'edit_leaflets');
      const { leafletId } = await requireLeaflet(db, entityId, request.params.leafletId);
      const reviewer = { entityId, leafletId, personId };
      await putPresence(db, reviewer, request.body, now());
      return { others: await listOthers(db, reviewer, now()), mark: await othersMark(db, reviewer) };
    },
  );

  app.delete(
    '/api/leaflets/:leafletId/presence',
    { schema: { params: leafletParams, response: { 204: z.null() } } },
    async (request, reply) => {
      const { entityId, personId } = await requireCapability(db, request, now(), 'edit_leaflets');
      await deletePresence(db, { entityId, leafletId: request.params.leafletId, personId });
      return reply.status(204).send(null);
    },
  );
}

const textSchema = z.string().trim().min(1).max(2000);
const threadParams = leafletParams.extend({ threadId: z.uuid() });
const threadAnswer = { 201: z.object({ threadId: z.string() }), 404: problemSchema, 409: problemSchema };

function commentRoutes(app: Http, { db, now }: Doors): void {
  const threadSchema = z.object({
    threadId: z.string(),
    offerId: z.string(),
    resolved: z.boolean(),
    comments: z.array(
      z.object({
        commentId: z.string(),
        personId: z.string(),
        personName: z.string(),
        writtenAt: z.string(),
        text: z.string(),
      }),
    ),
  });

  app.get(
    '/api/leaflets/:leafletId/comments',
    { schema: { params: leafletParams, response: { 200: z.object({ threads: z.array(threadSchema) }) } } },
    async (request) => {
      const { entityId } = await requireCapability(db, request, now(), 'edit_leaflets');
      const { leafletId } = await requireLeaflet(db, entityId, request.params.leafletId);
      const threads = await listThreads(db, entityId, leafletId);
      return {
        threads: threads.map((thread) => ({
          ...thread,
          comments: thread.comments.map((comment) => ({ ...comment, writtenAt: comment.writtenAt.toISOString() })),
        })),
      };
    },
  );

  app.post(
    '/api/leaflets/:leafletId/comments',
    {
      schema: {
        params: leafletParams,
        body: z.object({ offerId: z.uuid(), text: textSchema }),
        response: threadAnswer,
      },
    },
    async (request, reply) => {
      const by = { ...(await requireCapability(db, request, now(), 'edit_leaflets')), now: now() };
      const opened = await openThread(db, by, request.params.leafletId, request.body);
      return reply.status(201).send(orProblem(opened));
    },
  );

  app.post(
    '/api/leaflets/:leafletId/comments/:threadId/answers',
    { schema: { params: threadParams, body: z.object({ text: textSchema }), response: threadAnswer } },
    async (request, reply) => {
      const by = { ...(await requireCapability(db, request, now(), 'edit_leaflets')), now: now() };
      const { leafletId, threadId } = request.params;
      const answered = await answerThread(db, by, leafletId, { threadId, text: request.body.text });
      return reply.status(201).send(orProblem(answered));
    },
  );

  app.put(
    '/api/leaflets/:leafletId/comments/:threadId',
    {
      schema: {
        params: threadParams,
        body: z.object({ resolved: z.boolean() }),
        response: { 200: z.object({ threadId: z.string() }), 404: problemSchema },
      },
    },
    async (request) => {
      const by = { ...(await requireCapability(db, request, now(), 'edit_leaflets')), now: now() };
      const { leafletId, threadId } = request.params;
      return orProblem(await resolveThread(db, by, leafletId, { threadId, resolved: request.body.resolved }));
    },
  );
}

function orProblem<Value>(answer: Result<Value, DiscussionRefusal>): Value {
  if (!answer.ok) throw problemOf(answer.refusal);
  return answer.value;
}

function differenceRoutes(app: Http, { db, now }: Doors): void {
  const contentSchema = draftSchema
    .omit({ confidence: true, reasons: true, checked: true, proposedIds: true, mechanicText: true })
    .extend({ validFrom: z.string(), validThrough: z.string() });
  const differenceSchema = z.object({
    offerId: z.string(),
    parts: z.array(z.enum(changedParts)),
    before: contentSchema.nullable(),
    after: contentSchema.nullable(),
  });

  app.get(
    '/api/leaflets/:leafletId/differences',
    {
      schema: {
        params: leafletParams,
        response: {
          200: z.object({ version: z.number().nullable(), differences: z.array(differenceSchema) }),
          404: problemSchema,
        },
      },
    },
    async (request) => {
      const { entityId } = await requireCapability(db, request, now(), 'edit_leaflets');
      const leaflet = await requireLeaflet(db, entityId, request.params.leafletId);
      const { version, differences } = await sinceLastVersion(db, leaflet);
      return { version, differences: differences as z.infer<typeof differenceSchema>[] };
    },
  );
}

/** `version` is null, and everything new, for a leaflet that was never published. */
async function sinceLastVersion(
  db: Database,
  leaflet: Leaflet,
): Promise<{ version: number | null; differences: readonly OfferDifference[] }> {
  const { entityId, leafletId } = leaflet;
  const version = (await findPublishedLeaflet(db, entityId, leafletId))?.version ?? null;
  const published = version === null ? [] : await offersOfVersion(db, entityId, leafletId, version);
  return { version, differences: differencesOf(published, await listOffers(db, entityId, leafletId), leaflet) };
}

function thresholdRoutes(app: Http, { db, now }: Doors): void {
  const thresholdSchema = z.object({ sureEnough: z.number().min(0.5).max(1) });

  app.get('/api/review-threshold', { schema: { response: { 200: thresholdSchema } } }, async (request) => {
    const { entityId } = await requireCapability(db, request, now(), 'edit_leaflets');
    return viewThreshold(db, entityId);
  });

  app.put(
    '/api/review-threshold',
    { schema: { body: thresholdSchema, response: { 200: thresholdSchema } } },
    async (request) => {
      const { entityId, personId } = await requireCapability(db, request, now(), 'administer');
      const sureEnough = Math.round(request.body.sureEnough * 100) / 100;
      await decideThreshold(db, { entityId, personId, now: now() }, sureEnough);
      return viewThreshold(db, entityId);
    },
  );
}

const viewThreshold = async (db: Database, entityId: EntityId) => ({ sureEnough: await findSureEnough(db, entityId) });
