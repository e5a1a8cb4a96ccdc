import { createHash } from 'node:crypto';
import type { Graph } from './graph.ts';
import { GraphError } from './graph-error.ts';
import { cut } from './message-parts.ts';

/** The products of a department that are on offer, as a set that ads and collections show. */
export interface DepartmentSet {
  /** What the items of the set carry as `offerDepartment`. */
  readonly department: string;
  readonly name: string;
}

export interface ProductSetChanges {
  readonly created: number;
  readonly renamed: number;
  readonly deleted: number;
  /** Sets that Meta would not delete because an ad shows them. They are empty, and tried again with the next sync. */
  readonly kept: number;
}

interface KnownSet {
  readonly id: string;
  readonly name: string;
  readonly retailer_id?: string;
}

// Ours among the sets that people make by hand.
const prefix = 'halles-offers-';

const idOf = (department: string): string =>
  prefix + createHash('sha256').update(department).digest('base64url').slice(0, 16);

/**
 * Brings a catalog's product sets to be one for each department, leaving alone those that people made. It goes by what Meta has, so a sync
 * that broke off is simply begun again.
 * @throws {GraphError} when Meta cannot be reached.
 */
export async function syncProductSets(
  graph: Graph,
  catalogId: string,
  wanted: readonly DepartmentSet[],
): Promise<ProductSetChanges> {
  const path = `/${encodeURIComponent(catalogId)}/product_sets`;
  const known = new Map((await ownSets(graph, path)).map((set) => [set.retailer_id, set]));
  const changes = { created: 0, renamed: 0, deleted: 0, kept: 0 };
  for (const { department, name } of wanted) {
    const present = known.get(idOf(department));
    known.delete(idOf(department));
    if (present?.name === cut(name, 200)) continue;
    const set = { name: cut(name, 200), retailer_id: idOf(department), filter: filterOf(department) };
    await graph.post(present ? `/${encodeURIComponent(present.id)}` : path, set);
    changes[present ? 'renamed' : 'created']++;
  }
  for (const { id } of known.values()) changes[(await remove(graph, id)) ? 'deleted' : 'kept']++;
  return changes;
}

const filterOf = (department: string): object => ({ custom_label_0: { eq: cut(department, 100) } });

async function ownSets(graph: Graph, path: string): Promise<KnownSet[]> {
  const sets: KnownSet[] = [];
  for (let after: string | undefined; ; ) {
    const asked = { fields: 'id,name,retailer_id', limit: 100, ...(after !== undefined && { after }) };
    const answer = (await graph.get(path, asked)) as {
      readonly data?: readonly KnownSet[];
      readonly paging?: { readonly next?: string; readonly cursors?: { readonly after?: string } };
    };
    sets.push(...(answer.data ?? []));
    after = answer.paging?.next ? answer.paging.cursors?.after : undefined;
    if (after === undefined) return sets.filter(({ retailer_id }) => retailer_id?.startsWith(prefix));
  }
}

/** False when Meta refuses, as it does while an ad shows the set. */
async function remove(graph: Graph, id: string): Promise<boolean> {
  try {
    await graph.delete(`/${encodeURIComponent(id)}`);
    return true;
  } catch (error) {
    if (error instanceof GraphError && error.code !== undefined) return false;
    throw error;
  }
}
