-- Group, country, entity, banner, store, person. Group, country and person stand above entities, so no entity_id leads their keys.

create table halles_group (
  group_id text primary key check (group_id ~ '^[a-z0-9][a-z0-9-]{1,31}$'),
  name     text not null check (length(name) between 1 and 120)
);

create table country (
  country text primary key check (country ~ '^[A-Z]{2}$'),
  name    text not null
);

-- The country company that owns its data.
create table entity (
  entity_id text primary key check (entity_id ~ '^[a-z0-9][a-z0-9-]{1,31}$'),
  group_id  text not null references halles_group,
  country   text not null references country,
  name      text not null check (length(name) between 1 and 120),
  languages text[] not null check (cardinality(languages) between 1 and 6),
  currency  text not null check (currency ~ '^[A-Z]{3}$'),
  time_zone text not null,
  theme     jsonb not null default '{}'
);

create table banner (
  entity_id text not null references entity,
  banner_id text not null,
  name      text not null,
  primary key (entity_id, banner_id)
);

create table store (
  entity_id     text not null references entity,
  store_id      text not null check (store_id ~ '^[a-z0-9][a-z0-9-]{0,63}$'),
  banner_id     text not null,
  gln           text check (gln ~ '^\d{13}$'),
  name          text not null check (length(name) between 1 and 160),
  street        text not null,
  postcode      text not null,
  city          text not null,
  latitude      double precision not null check (latitude between -90 and 90),
  longitude     double precision not null check (longitude between -180 and 180),
  time_zone     text not null,
  phone         text,
  -- [{days: [1..7], opens: "08:30", closes: "20:00"}], ISO weekdays, in the store's time zone.
  opening_hours jsonb not null,
  -- [{date: "2026-12-25", opens: null, closes: null}]: a date's own hours, or closed.
  exceptions    jsonb not null default '[]',
  primary key (entity_id, store_id),
  foreign key (entity_id, banner_id) references banner (entity_id, banner_id)
);
-- Serves "the store of this GLN".
create unique index store_by_gln on store (entity_id, gln) where gln is not null;

create table person (
  person_id     uuid primary key,
  name          text not null check (length(name) between 1 and 160),
  email         text not null unique check (length(email) between 3 and 254),
  language      text not null,
  password_hash text,
  demo          boolean not null default false
);

-- A person's role in an entity; store_id '' means all its stores.
create table membership (
  entity_id text not null references entity,
  person_id uuid not null references person on delete cascade,
  role      text not null check (role in ('administrator', 'leaflet_editor', 'store_manager', 'store_employee')),
  store_id  text not null default '',
  primary key (entity_id, person_id, role, store_id)
);

create table session (
  entity_id  text        not null references entity,
  token_hash bytea       not null,
  person_id  uuid        not null references person on delete cascade,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (entity_id, token_hash)
);

-- A link that signs a person in once: an invitation, or the first administrator's.
create table one_time_link (
  entity_id  text        not null references entity,
  token_hash bytea       not null,
  person_id  uuid        not null references person on delete cascade,
  expires_at timestamptz not null,
  used_at    timestamptz,
  primary key (entity_id, token_hash)
);
