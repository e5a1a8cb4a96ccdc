-- What the corrections of published leaflets taught the reader of an entity.

create table learned (
  entity_id    text        not null references entity,
  learned_id   uuid        not null,
  kind         text        not null check (kind in ('link', 'mechanic')),
  -- Folded, so that the same words printed again are found.
  wording      text        not null check (length(wording) between 1 and 400),
  -- As it was printed when last learned.
  printed      text        not null check (length(printed) <= 700),
  -- link: product ids, none where the words mean no product; mechanic: Mechanic of src/promotion.
  content      jsonb       not null,
  -- The leaflets that were published with it.
  times        int         not null check (times > 0),
  -- The last of them.
  leaflet_id   uuid        not null,
  learned_by   uuid        references person on delete set null,
  learned_at   timestamptz not null,
  withdrawn_by uuid        references person on delete set null,
  withdrawn_at timestamptz,
  primary key (entity_id, learned_id),
  unique (entity_id, kind, wording)
);
-- Serves the list, newest first.
create index learned_by_time on learned (entity_id, learned_at desc, learned_id desc);
