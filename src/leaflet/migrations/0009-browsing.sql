-- What readers did in published leaflets, added up: nobody's own doings, so nothing in it is personal.

create table browsing_count (
  entity_id  text  not null references entity,
  leaflet_id uuid  not null,
  version    int   not null,
  -- The store's own day.
  day        date  not null,
  store_id   text  not null,
  channel    text  not null check (channel in ('web', 'whatsapp', 'messenger', 'qr', 'feed', 'pdf')),
  page       int   not null check (page between 1 and 300),
  kind       text  not null check (kind in ('view', 'dwell', 'tap', 'add')),
  -- Null where it was the page and no offer.
  offer_id   uuid,
  -- Of a tap: its place in a grid of 20 × 28 over the page, row by row from the top left.
  spot       smallint check (spot between 0 and 559),
  times      int   not null check (times > 0),
  seconds    int   not null default 0 check (seconds >= 0),
  check ((kind = 'tap') = (spot is not null)),
  check (kind <> 'add' or offer_id is not null),
  -- Adds up: each request finds its row. Serves "what readers did in this leaflet", too.
  unique nulls not distinct (entity_id, leaflet_id, version, day, store_id, channel, page, kind, offer_id, spot),
  foreign key (entity_id, leaflet_id, version) references leaflet_version (entity_id, leaflet_id, version),
  foreign key (entity_id, store_id) references store (entity_id, store_id)
);
