import { type Database, type EntityId, Problem } from '../platform/index.ts';
import { findLeaflet, type Leaflet } from './repository.ts';

const sentences: Readonly<Record<string, readonly [status: number, sentence: string]>> = {
  unknown_upload: [404, 'The file is not here in whole: send it again.'],
  wrong_dates: [422, 'The last day is before the first.'],
  unknown_store: [422, 'One of the stores is not known.'],
  unknown_leaflet: [404, 'There is no such leaflet.'],
  not_editable: [409, 'The leaflet cannot be edited while it is read.'],
  changed_meanwhile: [409, 'Somebody changed this offer meanwhile. It is shown as it is now.'],
  wrong_days: [422, 'The last day of this offer is before its first.'],
  nothing_to_undo: [409, 'There is nothing to undo.'],
  nothing_to_redo: [409, 'There is nothing to bring back.'],
  unknown_edit: [404, 'There is no such edit to turn.'],
  changed_since: [409, 'An offer of this edit was changed since. It stays as it is.'],
  offer_gone: [404, 'The offer is gone.'],
  unknown_thread: [404, 'There is no such comment.'],
  too_many_comments: [409, 'This leaflet has as many comments as it can hold.'],
  blocked: [422, 'The leaflet cannot be published yet.'],
  unknown_offer: [404, 'There is no such offer on sale.'],
  not_published: [409, 'The leaflet is not on sale.'],
};

/** A refusal of this room as an answer over HTTP. */
export function problemOf(refusal: { readonly code: string }): Problem {
  const { code, ...extra } = refusal;
  const [status, sentence] = sentences[code] ?? [422, 'This is not possible.'];
  return new Problem(status, code, sentence, extra);
}

/** @throws {Problem} when there is no such leaflet. */
export async function requireLeaflet(db: Database, entityId: EntityId, leafletId: string): Promise<Leaflet> {
  const leaflet = await findLeaflet(db, entityId, leafletId);
  if (!leaflet) throw problemOf({ code: 'unknown_leaflet' });
  return leaflet;
}
