import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { unknownObject } from './graph-error.ts';
import { parametersOf, readParameters } from './graph-parameters.ts';
import type { Network } from './network.ts';
import { findAccount } from './numbers.ts';
import { pageOf, pagingShape } from './paging.ts';
import { changedSetShape, changeProductSet, findProductSet } from './product-sets.ts';
import {
  addTemplate,
  deleteTemplates,
  editTemplate,
  findTemplate,
  listTemplates,
  newTemplateShape,
} from './templates.ts';

type ById = { Params: { id: string } };

/** Message templates: made, reviewed after a while, edited, deleted. */
export function templateRoutes(app: FastifyInstance, network: Network): void {
  app.get<ById>('/:id/message_templates', async (request) => {
    requireAccount(network, request.params.id);
    const asked = readParameters(
      pagingShape.extend({ name: z.string().optional(), status: z.string().optional() }),
      request.query,
    );
    const all = listTemplates(network.db, request.params.id).filter(
      (template) =>
        (asked.name === undefined || template.name.includes(asked.name)) &&
        (asked.status ?? template.status) === template.status,
    );
    return pageOf(
      all.map(({ waba_id: _, ...template }) => template),
      asked,
      (template) => template.id,
    );
  });
  app.post<ById>('/:id/message_templates', async (request) => {
    requireAccount(network, request.params.id);
    const template = addTemplate(
      network.db,
      request.params.id,
      readParameters(newTemplateShape, parametersOf(request)),
    );
    network.timetable.plan({ kind: 'review', subject: template.id }, network.faults.templateReviewMs);
    return { id: template.id, status: template.status, category: template.category };
  });
  app.delete<ById>('/:id/message_templates', async (request) => {
    requireAccount(network, request.params.id);
    const asked = readParameters(deletionShape, parametersOf(request));
    const ids = asked.hsm_ids ?? (asked.hsm_id === undefined ? undefined : [asked.hsm_id]);
    const gone = deleteTemplates(
      network.db,
      request.params.id,
      ids === undefined ? { name: asked.name ?? '' } : { ids },
    );
    if (gone === 0) throw unknownObject(asked.name ?? ids?.[0] ?? '');
    return { success: true };
  });
  app.post<ById>('/:id', async (request) => {
    const set = findProductSet(network.db, request.params.id);
    if (set !== undefined) {
      changeProductSet(network.db, set, readParameters(changedSetShape, parametersOf(request)));
      return { success: true };
    }
    const template = findTemplate(network.db, request.params.id);
    if (template === undefined) throw unknownObject(request.params.id);
    const asked = readParameters(
      z.looseObject({ components: newTemplateShape.shape.components }),
      parametersOf(request),
    );
    editTemplate(network.db, template.id, asked.components);
    network.timetable.plan({ kind: 'review', subject: template.id }, network.faults.templateReviewMs);
    return { success: true };
  });
}

const deletionShape = z.looseObject({
  name: z.string().max(512).optional(),
  hsm_id: z.string().max(32).optional(),
  hsm_ids: z.array(z.string().max(32)).max(100).optional(),
});

function requireAccount(network: Network, id: string): void {
  if (findAccount(network.db, id) === undefined) throw unknownObject(id);
}
