-- A leaflet from PDF to publication. Drafts change, with every change kept; what is published never changes, only ends.

create table leaflet (
  entity_id     text        not null references entity,
  leaflet_id    uuid        not null,
  title         text        not null check (length(title) between 1 and 200),
  language      text        not null,
  state         text        not null check (state in ('reading', 'review', 'failed', 'canceled')),
  valid_from    date        not null,
  valid_through date        not null check (valid_through >= valid_from),
  -- The stores it is for; empty means all of the entity.
  store_ids     text[]      not null default '{}',
  page_count    int         not null default 0,
  failure       text,
  created_by    uuid        references person on delete set null,
  created_at    timestamptz not null,
  primary key (entity_id, leaflet_id)
);
-- Serves the list of leaflets, newest first.
create index leaflet_by_creation on leaflet (entity_id, created_at desc, leaflet_id);

create table leaflet_page (
  entity_id  text not null,
  leaflet_id uuid not null,
  page       int  not null check (page between 1 and 300),
  state      text not null check (state in ('waiting', 'read', 'failed')),
  width_pt   real not null,
  height_pt  real not null,
  failure    text,
  primary key (entity_id, leaflet_id, page),
  foreign key (entity_id, leaflet_id) references leaflet (entity_id, leaflet_id) on delete cascade
);

create table leaflet_offer (
  entity_id  text not null,
  leaflet_id uuid not null,
  offer_id   uuid not null,
  page       int  not null,
  revision   int  not null default 1,
  -- OfferDraft of src/leaflet/offer.model.ts.
  draft      jsonb not null,
  primary key (entity_id, leaflet_id, offer_id),
  foreign key (entity_id, leaflet_id) references leaflet (entity_id, leaflet_id) on delete cascade
);

-- Who changed what. An undone edit stays, marked.
create table leaflet_edit (
  entity_id  text        not null,
  leaflet_id uuid        not null,
  edit_id    uuid        not null,
  person_id  uuid        references person on delete set null,
  edited_at  timestamptz not null,
  kind       text        not null,
  -- [{offerId, before: OfferDraft | null, after: OfferDraft | null}]
  changes    jsonb       not null,
  undone_at  timestamptz,
  primary key (entity_id, leaflet_id, edit_id),
  foreign key (entity_id, leaflet_id) references leaflet (entity_id, leaflet_id) on delete cascade
);

create table leaflet_version (
  entity_id     text        not null,
  leaflet_id    uuid        not null,
  version       int         not null,
  title         text        not null,
  language      text        not null,
  valid_from    date        not null,
  valid_through date        not null,
  page_count    int         not null,
  -- Page sizes in points: [{page, widthPt, heightPt}].
  pages         jsonb       not null,
  published_at  timestamptz not null,
  published_by  uuid        references person on delete set null,
  withdrawn_at  timestamptz,
  primary key (entity_id, leaflet_id, version),
  foreign key (entity_id, leaflet_id) references leaflet (entity_id, leaflet_id)
);
-- Serves "what is on offer on this day".
create index leaflet_version_by_days on leaflet_version (entity_id, valid_through, valid_from);

create table published_store (
  entity_id  text not null,
  leaflet_id uuid not null,
  version    int  not null,
  store_id   text not null,
  primary key (entity_id, leaflet_id, version, store_id),
  foreign key (entity_id, leaflet_id, version) references leaflet_version (entity_id, leaflet_id, version),
  foreign key (entity_id, store_id) references store (entity_id, store_id)
);
-- Serves "the leaflets of this store".
create index published_store_by_store on published_store (entity_id, store_id, leaflet_id, version);

create table published_offer (
  entity_id     text  not null,
  leaflet_id    uuid  not null,
  version       int   not null,
  offer_id      uuid  not null,
  page          int   not null,
  -- PublishedContent of src/leaflet/offer.model.ts.
  content       jsonb not null,
  valid_from    date  not null,
  valid_through date  not null,
  withdrawn_at  timestamptz,
  primary key (entity_id, leaflet_id, version, offer_id),
  foreign key (entity_id, leaflet_id, version) references leaflet_version (entity_id, leaflet_id, version)
);
-- Serves a shared link to one offer, in whichever version it last was.
create index published_offer_by_id on published_offer (entity_id, offer_id, version desc);

create table published_offer_product (
  entity_id  text not null,
  leaflet_id uuid not null,
  version    int  not null,
  offer_id   uuid not null,
  product_id text not null,
  primary key (entity_id, leaflet_id, version, offer_id, product_id),
  foreign key (entity_id, leaflet_id, version, offer_id) references published_offer (entity_id, leaflet_id, version, offer_id),
  foreign key (entity_id, product_id) references product (entity_id, product_id)
);
-- Serves "the offers on these products".
create index published_offer_by_product on published_offer_product (entity_id, product_id);
