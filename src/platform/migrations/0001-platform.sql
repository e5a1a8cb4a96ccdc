-- What every room stands on: text folding for search, month partitions, the event log and its cursors.

create extension if not exists pg_trgm;
create extension if not exists unaccent;

-- unaccent reads a dictionary, so PostgreSQL calls it stable; ours never changes, and an index needs immutable.
create function halles_fold(input text) returns text
  language sql immutable parallel safe strict
  return lower(public.unaccent('public.unaccent'::regdictionary, input));

-- Makes the partition of a month (UTC) of a table partitioned by occurred_at. Safe to call again.
create function halles_ensure_month(parent text, month date) returns void
  language plpgsql as $$
declare
  first_day date := date_trunc('month', month)::date;
  partition text := parent || '_' || to_char(first_day, 'YYYYMM');
begin
  if to_regclass(partition) is null then
    execute format(
      'create table %I partition of %I for values from (%L) to (%L)',
      partition, parent,
      first_day::timestamp at time zone 'UTC', (first_day + interval '1 month')::timestamp at time zone 'UTC'
    );
  end if;
end $$;

-- The event log. A reader's cursor is (tx, sequence) and never passes a transaction that is still open.
create table event (
  entity_id   text        not null,
  occurred_at timestamptz not null,
  tx          xid8        not null default pg_current_xact_id(),
  sequence    bigint      not null generated always as identity,
  type        text        not null,
  subject     text        not null,
  payload     jsonb       not null,
  primary key (entity_id, occurred_at, tx, sequence)
) partition by range (occurred_at);
create table event_default partition of event default;
-- Serves the readers: the next events of an entity after a cursor.
create index event_by_cursor on event (entity_id, tx, sequence);
-- Serves "what happened to this" (an order's or a leaflet's history).
create index event_by_subject on event (entity_id, subject, tx, sequence);

create table event_cursor (
  entity_id text   not null,
  consumer  text   not null,
  tx        xid8   not null default '0',
  sequence  bigint not null default 0,
  failures  int    not null default 0,
  retry_at  timestamptz,
  primary key (entity_id, consumer)
);

-- An event that a consumer could not handle after many tries is parked with its error, and the rest go on.
create table event_parked (
  entity_id text        not null,
  consumer  text        not null,
  tx        xid8        not null,
  sequence  bigint      not null,
  type      text        not null,
  error     text        not null,
  parked_at timestamptz not null,
  primary key (entity_id, consumer, tx, sequence)
);

-- A file on its way in, in pieces: what is on disk is counted here only after it was synced.
create table upload (
  entity_id   text        not null,
  upload_id   uuid        not null,
  person_id   uuid        not null,
  purpose     text        not null check (purpose in ('leaflet', 'feed')),
  file_name   text        not null,
  size_bytes  bigint      not null check (size_bytes > 0),
  received    bigint      not null default 0,
  created_at  timestamptz not null,
  used_at     timestamptz,
  primary key (entity_id, upload_id)
);
