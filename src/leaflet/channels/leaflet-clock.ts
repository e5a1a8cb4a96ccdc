import { sql } from 'kysely';
import { listEntities } from '../../organisation/index.ts';
import {
  appendEvents,
  type Database,
  type EntityId,
  inTransaction,
  type Logger,
  type Loop,
  rowOf,
  rowsOf,
  startLoop,
  type Trx,
} from '../../platform/index.ts';
import { eachApart } from './each-apart.ts';
import { publishDue } from './schedule-publication.ts';

const lookEveryMs = 15_000;

/**
 * Publishes what is due and tells when leaflets begin and end. It goes by the database's clock: of several machines whose clocks differ, all
 * see the same moment.
 */
export function startLeafletClock(db: Database, log: Logger): Loop {
  return startLoop('leaflet clock', lookEveryMs, log, async () => {
    const row = await rowOf(db, sql<{ now: Date }>`select clock_timestamp() as now`);
    await eachApart(await listEntities(db), ({ entityId }) => turnClock(db, entityId, row!.now));
    return false;
  });
}

/** One look at the clock. Safe to repeat: what has not changed since the last look tells nothing. */
export async function turnClock(db: Database, entityId: EntityId, now: Date): Promise<void> {
  await eachApart([publishDue, tellTurns], (step) => step(db, entityId, now));
}

async function tellTurns(db: Database, entityId: EntityId, now: Date): Promise<void> {
  await inTransaction(db, async (trx) => {
    const began = await beginSales(trx, entityId, now);
    const ended = await endSales(trx, entityId, now);
    const tell = (type: string, turns: readonly Turn[]) =>
      turns.map((turn) => ({ type, subject: `leaflet:${turn.leafletId}`, payload: { ...turn } }));
    await appendEvents(trx, entityId, now, [...tell('leaflet.began', began), ...tell('leaflet.ended', ended)]);
  });
}

/** A version that begins or ends at the stores of a time zone. */
interface Turn {
  readonly leafletId: string;
  readonly version: number;
  readonly timeZone: string;
}

interface TurnRow {
  leaflet_id: string;
  version: number;
  time_zone: string;
}

const toTurn = (row: TurnRow): Turn => ({ leafletId: row.leaflet_id, version: row.version, timeZone: row.time_zone });

// What liveLeaflets answers, for all stores at once: the newest version that a store shows, where it is on sale on the day that it is there.
const onSale = (entityId: EntityId, now: Date) => sql`
  select distinct v.leaflet_id, v.version, t.time_zone from leaflet_version v
  join published_store s on s.entity_id = v.entity_id and s.leaflet_id = v.leaflet_id and s.version = v.version
  join store t on t.entity_id = s.entity_id and t.store_id = s.store_id
  where v.entity_id = ${entityId} and v.published_at <= ${now} and (v.withdrawn_at is null or v.withdrawn_at > ${now})
    and (s.visible_from is null or s.visible_from <= ${now})
    and (${now}::timestamptz at time zone t.time_zone)::date between v.valid_from and v.valid_through
    and not exists (
      select 1 from leaflet_version n where n.entity_id = v.entity_id and n.leaflet_id = v.leaflet_id and n.version > v.version
        and n.published_at <= ${now} and not exists (
          select 1 from published_store w where w.entity_id = n.entity_id and w.leaflet_id = n.leaflet_id and w.version = n.version
            and w.store_id = s.store_id and w.visible_from > ${now}))`;

async function beginSales(trx: Trx, entityId: EntityId, now: Date): Promise<Turn[]> {
  const rows = await rowsOf(
    trx,
    sql<TurnRow>`
      insert into leaflet_on_sale (entity_id, leaflet_id, version, time_zone)
      select ${entityId}, o.leaflet_id, o.version, o.time_zone from (${onSale(entityId, now)}) o
      order by o.leaflet_id, o.version, o.time_zone
      on conflict do nothing returning leaflet_id, version, time_zone`,
  );
  return rows.map(toTurn);
}

async function endSales(trx: Trx, entityId: EntityId, now: Date): Promise<Turn[]> {
  const rows = await rowsOf(
    trx,
    sql<TurnRow>`
      delete from leaflet_on_sale p
      where p.entity_id = ${entityId} and (p.leaflet_id, p.version, p.time_zone) not in (
        select o.leaflet_id, o.version, o.time_zone from (${onSale(entityId, now)}) o)
      returning leaflet_id, version, time_zone`,
  );
  return rows.map(toTurn);
}
