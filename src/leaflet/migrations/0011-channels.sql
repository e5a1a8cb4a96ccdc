-- Out to every channel: from an instant at the store's own clock, in editions for some stores, under short links.

-- Null: at the store as soon as it is published.
alter table published_store add column visible_from timestamptz;
-- Null: the leaflet as it was printed.
alter table published_store add column edition_id uuid;

-- A leaflet for some of its stores: the same pages, without some offers or at other prices.
create table leaflet_edition (
  entity_id  text   not null,
  leaflet_id uuid   not null,
  edition_id uuid   not null,
  name       text   not null check (length(name) between 1 and 80),
  store_ids  text[] not null,
  primary key (entity_id, leaflet_id, edition_id),
  foreign key (entity_id, leaflet_id) references leaflet (entity_id, leaflet_id) on delete cascade
);

create table leaflet_edition_offer (
  entity_id   text    not null,
  leaflet_id  uuid    not null,
  edition_id  uuid    not null,
  offer_id    uuid    not null,
  -- Null: the offer is left out.
  price_minor int     check (price_minor > 0),
  primary key (entity_id, leaflet_id, edition_id, offer_id),
  foreign key (entity_id, leaflet_id, edition_id) references leaflet_edition (entity_id, leaflet_id, edition_id) on delete cascade
);

create table published_edition_offer (
  entity_id   text    not null,
  leaflet_id  uuid    not null,
  version     int     not null,
  edition_id  uuid    not null,
  offer_id    uuid    not null,
  -- Null: the offer is left out.
  price_minor int,
  primary key (entity_id, leaflet_id, version, edition_id, offer_id),
  foreign key (entity_id, leaflet_id, version, offer_id) references published_offer (entity_id, leaflet_id, version, offer_id)
);

-- A leaflet that is to be published by itself: at this time of each store's own clock.
create table leaflet_schedule (
  entity_id    text        not null,
  leaflet_id   uuid        not null,
  publish_date date        not null,
  publish_time time        not null,
  asked_by     uuid        references person on delete set null,
  asked_at     timestamptz not null,
  -- Why it was not published when its time had come: codes of Blocker, the first few.
  refused_at   timestamptz,
  refusal      text[],
  primary key (entity_id, leaflet_id),
  foreign key (entity_id, leaflet_id) references leaflet (entity_id, leaflet_id) on delete cascade
);

-- What was on sale when the clock was last looked at, by time zone: what differs from it has begun or ended since.
create table leaflet_on_sale (
  entity_id  text not null,
  leaflet_id uuid not null,
  version    int  not null,
  time_zone  text not null,
  primary key (entity_id, leaflet_id, version, time_zone),
  foreign key (entity_id, leaflet_id, version) references leaflet_version (entity_id, leaflet_id, version)
);

-- Short addresses for print. What they lead to, and until when, the leaflet itself says.
create table short_link (
  entity_id  text        not null,
  code       text        not null check (code ~ '^[0-9A-HJKMNP-TV-Z]{7}$'),
  leaflet_id uuid        not null,
  page       int,
  offer_id   uuid,
  store_id   text,
  made_at    timestamptz not null,
  primary key (entity_id, code),
  foreign key (entity_id, leaflet_id) references leaflet (entity_id, leaflet_id) on delete cascade,
  foreign key (entity_id, store_id) references store (entity_id, store_id)
);
-- One link for one thing, however often it is asked for.
create unique index short_link_of on short_link (entity_id, leaflet_id, page, offer_id, store_id) nulls not distinct;
