import { z } from 'zod';
import { requireCapability, requireEntity } from '../../organisation/index.ts';
import { type Database, type EntityId, type Http, Problem, problemSchema } from '../../platform/index.ts';
import { decideLaw } from './decide-law.ts';
import type { Severity } from './finding.ts';
import { findSeverities, listLawDecisions } from './law-repository.ts';
import { lawSchema, severitySchema } from './law-schema.ts';
import { packOf, packRuleId } from './packs/index.ts';
import type { PackRefusal } from './rule-pack.ts';

/** The rules of the entity's country, and who decided which of them block. Only the administration decides. */
export function lawRoutes(app: Http, { db, now }: { readonly db: Database; readonly now: () => Date }): void {
  app.get('/api/law', { schema: { response: { 200: lawSchema } } }, async (request) => {
    const { entityId } = await requireCapability(db, request, now(), 'edit_leaflets');
    return viewLaw(db, entityId);
  });

  app.put(
    '/api/law/rules/:ruleId',
    {
      schema: {
        params: z.object({ ruleId: z.string().min(1).max(60) }),
        body: z.object({ severity: severitySchema }),
        response: { 200: lawSchema, 404: problemSchema },
      },
    },
    async (request) => {
      const { entityId, personId } = await requireCapability(db, request, now(), 'administer');
      const { country } = await requireEntity(db, entityId);
      const by = { entityId, personId, country, now: now() };
      const done = await decideLaw(db, by, request.params.ruleId, request.body.severity);
      if (!done.ok) throw new Problem(404, done.refusal.code, 'This country has no such rule.');
      return viewLaw(db, entityId);
    },
  );
}

function refusedView({ file, field, reason }: PackRefusal, decided: ReadonlyMap<string, Severity>) {
  return { file, field, reason, ruleId: packRuleId, severity: decided.get(packRuleId) ?? ('blocks' as const) };
}

async function viewLaw(db: Database, entityId: EntityId): Promise<z.infer<typeof lawSchema>> {
  const { country } = await requireEntity(db, entityId);
  const read = packOf(country)?.read;
  const decided = await findSeverities(db, entityId);
  const rules = read?.ok ? read.value.rules : [];
  return {
    country,
    refused: read && !read.ok ? refusedView(read.refusal, decided) : null,
    rules: rules.map(({ id, title, severity, certainty, source, inForceFrom, inForceThrough, note }) => ({
      ruleId: id,
      title,
      severity: decided.get(id) ?? severity,
      ownSeverity: severity,
      certainty,
      source,
      inForceFrom,
      inForceThrough,
      note,
    })),
    decisions: (await listLawDecisions(db, entityId)).map(({ decidedAt, ...decision }) => ({
      ...decision,
      decidedAt: decidedAt.toISOString(),
    })),
  };
}
