import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import {
  addFeed,
  applyBatch,
  applyFeedFile,
  batchShape,
  type Feed,
  findBatch,
  findFeed,
  findUpload,
  listProducts,
  listUploads,
  type Product,
  type Upload,
} from './catalog.ts';
import { invalidParameter, unknownObject } from './graph-error.ts';
import { flag, parametersOf, readParameters } from './graph-parameters.ts';
import type { Network } from './network.ts';
import { catalogExists, findAccount, linkCatalog } from './numbers.ts';
import { fromCursor, pageOf, pagingShape, toPage } from './paging.ts';
import { findProductSet, productsOfSet } from './product-sets.ts';

type ById = { Params: { id: string } };

const batchBytes = 28 * 1024 * 1024;
const feedBytes = 256 * 1024 * 1024;

/** Catalogs: linked to accounts, filled item by item or from a feed file, read back. */
export function catalogRoutes(app: FastifyInstance, network: Network): void {
  linkRoutes(app, network);
  batchRoutes(app, network);
  feedRoutes(app, network);
}

function linkRoutes(app: FastifyInstance, network: Network): void {
  const requireAccount = (id: string) => {
    const account = findAccount(network.db, id);
    if (account === undefined) throw unknownObject(id);
    return account;
  };
  const catalogShape = z.looseObject({ catalog_id: z.string().regex(/^\d{1,32}$/) });
  app.get<ById>('/:id/product_catalogs', async (request) => {
    const { catalog_id } = requireAccount(request.params.id);
    return { data: catalog_id === null ? [] : [{ id: catalog_id, name: 'Catalog' }] };
  });
  app.post<ById>('/:id/product_catalogs', async (request) => {
    const account = requireAccount(request.params.id);
    linkCatalog(network.db, account.waba_id, readParameters(catalogShape, parametersOf(request)).catalog_id);
    return { success: true };
  });
  app.delete<ById>('/:id/product_catalogs', async (request) => {
    const account = requireAccount(request.params.id);
    const asked = readParameters(catalogShape, parametersOf(request));
    if (asked.catalog_id !== account.catalog_id) throw unknownObject(asked.catalog_id);
    linkCatalog(network.db, account.waba_id, null);
    return { success: true };
  });
}

function requireCatalog(network: Network, id: string): string {
  if (!catalogExists(network.db, id)) throw unknownObject(id);
  return id;
}

function batchRoutes(app: FastifyInstance, network: Network): void {
  app.post<ById>('/:id/items_batch', { bodyLimit: batchBytes }, async (request) => {
    const catalogId = requireCatalog(network, request.params.id);
    const { handle, report } = applyBatch(network.db, catalogId, readParameters(batchShape, parametersOf(request)));
    const validation_status = report.errors.map((error) => ({
      retailer_id: error.id,
      errors: [{ message: error.message }],
    }));
    return { handles: [handle], ...(validation_status.length === 0 ? {} : { validation_status }) };
  });
  app.get<ById>('/:id/check_batch_request_status', async (request) => {
    const catalogId = requireCatalog(network, request.params.id);
    const shape = z.looseObject({ handle: z.string().max(256), load_ids_of_invalid_requests: flag.default(false) });
    const asked = readParameters(shape, request.query);
    const report = findBatch(network.db, catalogId, asked.handle);
    if (report === undefined) throw invalidParameter(`Param handle: there is no batch ${asked.handle}.`);
    return { data: [toBatchStatus(asked.handle, report.errors, asked.load_ids_of_invalid_requests)] };
  });
  app.get<ById>('/:id/products', async (request) => {
    const set = findProductSet(network.db, request.params.id);
    if (set !== undefined) {
      const found = productsOfSet(network.db, set).map((product) => toGraphProduct(set.catalog_id, product));
      return pageOf(found, readParameters(pagingShape, request.query), ({ retailer_id }) => retailer_id);
    }
    const catalogId = requireCatalog(network, request.params.id);
    const asked = readParameters(pagingShape, request.query);
    const after = asked.after === undefined ? '' : fromCursor(asked.after);
    const products = listProducts(network.db, catalogId, { after, limit: asked.limit + 1 });
    const page = products.slice(0, asked.limit).map((product) => toGraphProduct(catalogId, product));
    return toPage(page, (product) => product.retailer_id, products.length > asked.limit);
  });
}

function toBatchStatus(handle: string, errors: readonly { id: string; message: string }[], withIds: boolean): object {
  return {
    handle,
    status: 'finished',
    errors_total_count: errors.length,
    warnings_total_count: 0,
    errors: errors.slice(0, 100).map((error) => ({ id: error.id, message: error.message })),
    warnings: [],
    ...(withIds ? { ids_of_invalid_requests: errors.map((error) => error.id) } : {}),
  };
}

function toGraphProduct(catalogId: string, product: Product) {
  const { title, link, image_link, ...fields } = product.data;
  return {
    id: `${catalogId}-${product.retailer_id}`,
    retailer_id: product.retailer_id,
    name: title,
    url: link,
    image_url: image_link,
    ...fields,
    review_status: product.review_status,
  };
}

function feedRoutes(app: FastifyInstance, network: Network): void {
  const requireFeed = (id: string) => {
    const feed = findFeed(network.db, id);
    if (feed === undefined) throw unknownObject(id);
    return feed;
  };
  app.post<ById>('/:id/product_feeds', async (request) => {
    const catalogId = requireCatalog(network, request.params.id);
    const shape = z.looseObject({ name: z.string().min(1).max(256), update_only: flag.default(false) });
    const asked = readParameters(shape, parametersOf(request));
    return { id: addFeed(network.db, catalogId, { name: asked.name, update_only: asked.update_only }).id };
  });
  app.post<ById>('/:id/uploads', async (request) => {
    const feed = requireFeed(request.params.id);
    const shape = z.looseObject({ url: z.url({ protocol: /^https?$/ }), update_only: flag.optional() });
    const asked = readParameters(shape, parametersOf(request));
    const wanted = { ...feed, update_only: asked.update_only ?? feed.update_only };
    return { id: (await readFeed(network, wanted, asked.url)).id };
  });
  app.get<ById>('/:id/uploads', async (request) => ({
    data: listUploads(network.db, requireFeed(request.params.id).id),
  }));
  app.get<ById>('/:id/errors', async (request) => {
    const upload = findUpload(network.db, request.params.id);
    if (upload === undefined) throw unknownObject(request.params.id);
    return { data: upload.errors };
  });
}

async function readFeed(network: Network, feed: Feed, url: string): Promise<Upload> {
  const text = await fetchText(url).catch((error: unknown) => {
    throw invalidParameter(`Param url: the file could not be fetched (${(error as Error).message}).`);
  });
  try {
    return applyFeedFile(network.db, feed, text, network.clock.now());
  } catch (error) {
    throw invalidParameter(`The feed could not be read: ${(error as Error).message}`);
  }
}

async function fetchText(url: string): Promise<string> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(60_000) });
  if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
  if (Number(answer.headers.get('content-length') ?? 0) > feedBytes) throw new Error('it is too large');
  return answer.text();
}
