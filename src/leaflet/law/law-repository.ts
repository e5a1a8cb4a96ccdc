import { sql } from 'kysely';
import { type EntityId, type Queryable, rowsOf } from '../../platform/index.ts';
import type { Severity } from './finding.ts';

/** What an entity decided about a rule, and who did. */
export interface LawDecision {
  readonly decisionId: string;
  readonly ruleId: string;
  readonly severity: Severity;
  readonly personName: string | null;
  readonly decidedAt: Date;
}

export async function insertLawDecision(
  db: Queryable,
  entityId: EntityId,
  decision: { decisionId: string; ruleId: string; severity: Severity; personId: string; decidedAt: Date },
): Promise<void> {
  await sql`
    insert into law_decision (entity_id, decision_id, rule_id, severity, decided_by, decided_at)
    values (${entityId}, ${decision.decisionId}, ${decision.ruleId}, ${decision.severity}, ${decision.personId}, ${decision.decidedAt})`.execute(
    db,
  );
}

/** The last decisions, newest first. */
export async function listLawDecisions(db: Queryable, entityId: EntityId, limit = 100): Promise<LawDecision[]> {
  return rowsOf(
    db,
    sql<LawDecision>`
      select d.decision_id as "decisionId", d.rule_id as "ruleId", d.severity, p.name as "personName", d.decided_at as "decidedAt"
      from law_decision d left join person p on p.person_id = d.decided_by
      where d.entity_id = ${entityId} order by d.decision_id desc limit ${limit}`,
  );
}

/** What counts now, by rule: the newest decision on each. */
export async function findSeverities(db: Queryable, entityId: EntityId): Promise<Map<string, Severity>> {
  const rows = await rowsOf(
    db,
    sql<{ rule_id: string; severity: Severity }>`
      select distinct on (rule_id) rule_id, severity from law_decision
      where entity_id = ${entityId} order by rule_id, decision_id desc`,
  );
  return new Map(rows.map(({ rule_id, severity }) => [rule_id, severity]));
}
