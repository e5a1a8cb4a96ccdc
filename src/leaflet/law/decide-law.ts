import {
  appendEvents,
  type Database,
  type EntityId,
  inTransaction,
  newId,
  ok,
  type Result,
  refuse,
} from '../../platform/index.ts';
import type { Severity } from './finding.ts';
import { insertLawDecision } from './law-repository.ts';
import { packOf, packRuleId } from './packs/index.ts';

/** Decides whether a rule of the country blocks the entity's leaflets from being published or only warns. Earlier decisions are kept. */
export async function decideLaw(
  db: Database,
  { entityId, personId, country, now }: { entityId: EntityId; personId: string; country: string; now: Date },
  ruleId: string,
  severity: Severity,
): Promise<Result<true, { readonly code: 'unknown_rule' }>> {
  if (!isRuleOf(country, ruleId)) return refuse({ code: 'unknown_rule' });
  return inTransaction(db, async (trx) => {
    await insertLawDecision(trx, entityId, { decisionId: newId(now), ruleId, severity, personId, decidedAt: now });
    await appendEvents(trx, entityId, now, [
      { type: 'law.decided', subject: `rule:${ruleId}`, payload: { ruleId, severity, personId } },
    ]);
    return ok(true);
  });
}

function isRuleOf(country: string, ruleId: string): boolean {
  const pack = packOf(country)?.read;
  return ruleId === packRuleId || (pack?.ok === true && pack.value.rules.some(({ id }) => id === ruleId));
}
