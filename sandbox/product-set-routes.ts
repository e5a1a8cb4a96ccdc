import type { FastifyInstance } from 'fastify';
import { invalidParameter, unknownObject } from './graph-error.ts';
import { parametersOf, readParameters } from './graph-parameters.ts';
import type { Network } from './network.ts';
import { catalogExists } from './numbers.ts';
import { pageOf, pagingShape } from './paging.ts';
import { addProductSet, listProductSets, newSetShape, type ProductSet, productsOfSet } from './product-sets.ts';

type ById = { Params: { id: string } };

/** Product sets of a catalog. One set is read, changed and deleted by its own id, as every node is. */
export function productSetRoutes(app: FastifyInstance, network: Network): void {
  const requireCatalog = (id: string): string => {
    if (!catalogExists(network.db, id)) throw unknownObject(id);
    return id;
  };
  app.get<ById>('/:id/product_sets', async (request) => {
    const catalogId = requireCatalog(request.params.id);
    const asked = readParameters(pagingShape, request.query);
    const sets = listProductSets(network.db, catalogId).map((set) => toGraphSet(network, set));
    return pageOf(sets, asked, ({ id }) => id);
  });
  app.post<ById>('/:id/product_sets', async (request) => {
    const catalogId = requireCatalog(request.params.id);
    const set = addProductSet(network.db, catalogId, readParameters(newSetShape, parametersOf(request)));
    if (set === undefined) throw invalidParameter('Param retailer_id: the catalog has a set with this id.');
    return { id: set.id };
  });
}

/** A set as the Graph API describes it: its filter is a text. */
export function toGraphSet(network: Network, set: ProductSet) {
  const { id, name, retailer_id, filter } = set;
  return {
    id,
    name,
    filter: JSON.stringify(filter),
    product_count: productsOfSet(network.db, set).length,
    ...(retailer_id !== null && { retailer_id }),
  };
}
