import { z } from 'zod';
import { requireCapability, requireEntity } from '../organisation/index.ts';
import {
  type Database,
  findCompleteUpload,
  type Http,
  type Jobs,
  markUploadUsed,
  Problem,
  problemSchema,
} from '../platform/index.ts';
import { listImports } from './feed-import-repository.ts';
import { unitPriceOf } from './product.ts';
import { listProductRanges } from './product-range.ts';
import { findPricedProducts } from './repository.ts';
import { searchProducts } from './search.ts';

export interface CatalogDoors {
  readonly db: Database;
  readonly now: () => Date;
  readonly jobs: Jobs;
  readonly dataFolder: string;
}

const shownFindings = 200;

export const feedImportJob = 'catalog.import_feed';

/** What the import job needs; paths are on this machine's disk. */
export interface FeedImportJob {
  readonly entityId: string;
  readonly language: string;
  readonly personId: string;
  readonly uploadId: string;
  readonly path: string;
  readonly fileName: string;
}

const productSchema = z.object({
  productId: z.string(),
  gtin: z.string().nullable(),
  title: z.string(),
  brand: z.string().nullable(),
  productType: z.string(),
  policyClass: z.string(),
  priceMinor: z.number(),
  unitPrice: z.object({ minor: z.number(), per: z.enum(['kg', 'L', 'piece']) }).optional(),
  imageLink: z.string().nullable(),
});

const rangeSchema = z.object({ kind: z.enum(['brand', 'department']), name: z.string(), products: z.number() });

const valuesSchema = z.record(z.string(), z.union([z.string(), z.number()]));

const contradictionSchema = z.object({
  line: z.number(),
  otherLine: z.number().nullable(),
  /** The feed before; null: the same file. */
  otherFile: z.string().nullable(),
  by: z.enum(['id', 'gtin']),
  name: z.string(),
  differences: z.array(
    z.object({ field: z.enum(['price', 'title', 'brand', 'gtin', 'id']), said: z.string(), before: z.string() }),
  ),
});

/** Of each list the first 200; the counts are of all. */
const importSchema = z.object({
  importId: z.string(),
  fileName: z.string(),
  state: z.enum(['reading', 'imported', 'failed']),
  startedAt: z.string(),
  finishedAt: z.string().nullable(),
  rowsRead: z.number(),
  rowsImported: z.number(),
  errorCount: z.number(),
  errors: z.array(
    z.object({ line: z.number(), code: z.string(), message: z.string(), values: valuesSchema.optional() }),
  ),
  contradictionCount: z.number(),
  contradictions: z.array(contradictionSchema),
  changeCount: z.number(),
  changes: z.array(contradictionSchema),
  retiredCount: z.number(),
  failure: z.string().nullable(),
  failureTold: z.object({ code: z.string(), values: valuesSchema }).nullable(),
});

export function catalogRoutes(app: Http, { db, now, jobs, dataFolder }: CatalogDoors): void {
  app.get(
    '/api/products',
    {
      schema: {
        querystring: z.object({
          q: z.string().max(200).default(''),
          ids: z.string().max(5000).optional(),
          limit: z.coerce.number().int().min(1).max(50).default(20),
        }),
        response: { 200: z.object({ products: z.array(productSchema), corrected: z.string().optional() }) },
      },
    },
    async (request) => {
      const { entityId } = await requireCapability(db, request, now(), 'edit_leaflets');
      const { q, ids, limit } = request.query;
      const { languages } = await requireEntity(db, entityId);
      const scope = { entityId, storeId: '', at: now(), language: languages[0] ?? 'fr' };
      const found = ids
        ? {
            products: [...(await findPricedProducts(db, scope, ids.split(',').slice(0, 100))).values()],
            corrected: undefined,
          }
        : await searchProducts(db, scope, q, limit);
      const products = found.products.map((product) => {
        const { productId, gtin, title, brand, productType, policyClass, priceMinor, imageLink } = product;
        const unitPrice = unitPriceOf(product, priceMinor);
        const view = { productId, gtin, title, brand, productType, policyClass, priceMinor, imageLink };
        return unitPrice ? { ...view, unitPrice } : view;
      });
      return found.corrected === undefined ? { products } : { products, corrected: found.corrected };
    },
  );

  app.get(
    '/api/products/ranges',
    { schema: { response: { 200: z.object({ ranges: z.array(rangeSchema) }) } } },
    async (request) => {
      const { entityId } = await requireCapability(db, request, now(), 'edit_leaflets');
      return { ranges: await listProductRanges(db, entityId) };
    },
  );

  app.get(
    '/api/feeds',
    { schema: { response: { 200: z.object({ imports: z.array(importSchema) }) } } },
    async (request) => {
      const { entityId } = await requireCapability(db, request, now(), 'import_feeds');
      const imports = await listImports(db, entityId);
      return {
        imports: imports.map((entry) => ({
          ...entry,
          startedAt: entry.startedAt.toISOString(),
          finishedAt: entry.finishedAt?.toISOString() ?? null,
          errors: entry.errors.slice(0, shownFindings) as z.infer<typeof importSchema>['errors'],
          contradictions: entry.contradictions.slice(0, shownFindings) as z.infer<typeof contradictionSchema>[],
          changes: entry.changes.slice(0, shownFindings) as z.infer<typeof contradictionSchema>[],
        })),
      };
    },
  );

  app.post(
    '/api/feeds',
    {
      schema: {
        body: z.object({ uploadId: z.uuid() }),
        response: { 202: z.object({ accepted: z.literal(true) }), 404: problemSchema },
      },
    },
    async (request, reply) => {
      const { entityId, personId } = await requireCapability(db, request, now(), 'import_feeds');
      const upload = await findCompleteUpload(db, dataFolder, entityId, request.body.uploadId, 'feed');
      if (!upload) throw new Problem(404, 'unknown_upload', 'The file is not here in whole: send it again.');
      const { languages } = await requireEntity(db, entityId);
      const job: FeedImportJob = {
        entityId,
        language: languages[0] ?? 'fr',
        personId,
        uploadId: upload.uploadId,
        path: upload.path,
        fileName: upload.fileName,
      };
      await jobs.enqueue(feedImportJob, job, { key: upload.uploadId });
      await markUploadUsed(db, entityId, upload.uploadId, now());
      return reply.status(202).send({ accepted: true });
    },
  );
}
