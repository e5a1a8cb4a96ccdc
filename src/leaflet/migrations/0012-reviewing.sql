-- Reviewing together: from when an offer is sure, what people say about an offer, and who looks at a leaflet right now.

-- What an entity decided last; without a row, offer.model.ts has the usual threshold.
create table review_threshold (
  entity_id   text        not null references entity,
  sure_enough real        not null check (sure_enough between 0.5 and 1),
  decided_by  uuid        references person on delete set null,
  decided_at  timestamptz not null,
  primary key (entity_id)
);

-- The last undo or redo of an edit, so that others are told of it.
alter table leaflet_edit add column turned_by uuid references person on delete set null;
alter table leaflet_edit add column turned_at timestamptz;

create table comment_thread (
  entity_id  text        not null,
  leaflet_id uuid        not null,
  thread_id  uuid        not null,
  offer_id   uuid        not null,
  resolved   boolean     not null default false,
  -- Who opened, resolved or reopened it last.
  turned_by  uuid        references person on delete set null,
  turned_at  timestamptz not null,
  primary key (entity_id, leaflet_id, thread_id),
  foreign key (entity_id, leaflet_id) references leaflet (entity_id, leaflet_id) on delete cascade
);

-- What somebody wrote goes with them.
create table offer_comment (
  entity_id  text        not null,
  leaflet_id uuid        not null,
  comment_id uuid        not null,
  thread_id  uuid        not null,
  person_id  uuid        not null references person on delete cascade,
  written_at timestamptz not null,
  text       text        not null check (length(text) between 1 and 2000),
  primary key (entity_id, leaflet_id, comment_id),
  foreign key (entity_id, leaflet_id, thread_id) references comment_thread (entity_id, leaflet_id, thread_id) on delete cascade
);

-- Who looks at which offer; worth nothing after a crash, so it is not logged.
create unlogged table review_presence (
  entity_id  text        not null,
  leaflet_id uuid        not null,
  person_id  uuid        not null references person on delete cascade,
  page       int         not null check (page between 1 and 300),
  offer_id   uuid,
  seen_at    timestamptz not null,
  primary key (entity_id, leaflet_id, person_id)
);
