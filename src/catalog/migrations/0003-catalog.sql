-- Products by GTIN and feed id, prices and stock per store, and the words that search corrects against.

create table product (
  entity_id      text   not null references entity,
  -- The id in the entity's feed: Meta's retailer_id, the one SKU space of feed, catalogue and messages.
  product_id     text   not null check (length(product_id) between 1 and 100),
  gtin           text   check (gtin ~ '^\d{8,14}$'),
  title          text   not null check (length(title) between 1 and 500),
  brand          text,
  description    text,
  -- Net content in grams, millilitres or pieces.
  net_amount     bigint check (net_amount > 0),
  net_unit       text   check (net_unit in ('g', 'ml', 'piece')),
  product_type   text   not null default '',
  aisle          text   not null default '',
  sale_unit      text   not null default 'C62',
  sale_scale     int    not null default 0 check (sale_scale between 0 and 3),
  sale_increment int    not null default 1 check (sale_increment > 0),
  policy_class   text   not null default 'none'
    check (policy_class in ('none', 'alcohol', 'tobacco', 'medicine', 'infant_formula')),
  deposit_minor  int    not null default 0 check (deposit_minor >= 0),
  available      boolean not null default true,
  image_link     text,
  link           text,
  -- Title, brand and quantity, without accents, stemmed in the entity's language.
  search         tsvector not null,
  active         boolean  not null default true,
  import_id      uuid,
  updated_at     timestamptz not null,
  primary key (entity_id, product_id)
);
-- Serves full-text search. Without fastupdate, so that no search after an import goes through a list of what is not yet in the index.
create index product_by_search on product using gin (search) with (fastupdate = off);
-- Serves it too, for the words that a title begins with: what shoppers mean first.
create index product_by_head on product using gin (ts_filter(search, '{a}')) with (fastupdate = off);
-- Serves "milk, 1 litre": joined with the words, it finds the products of that content among thousands of others.
create index product_by_content on product (entity_id, net_unit, net_amount) where net_amount is not null;
-- Serves "the product of this GTIN".
create index product_by_gtin on product (entity_id, gtin) where gtin is not null;

-- A price holds from valid_from until the next one. store_id '' is the price at stores that have none of their own.
create table price (
  entity_id   text        not null,
  product_id  text        not null,
  store_id    text        not null default '',
  valid_from  timestamptz not null,
  price_minor int         not null check (price_minor >= 0),
  primary key (entity_id, product_id, store_id, valid_from),
  foreign key (entity_id, product_id) references product (entity_id, product_id) on delete cascade
);

create table stock (
  entity_id  text        not null,
  store_id   text        not null,
  product_id text        not null,
  -- Whole steps of the product's sale basis.
  steps      int         not null check (steps >= 0),
  as_of      timestamptz not null,
  primary key (entity_id, store_id, product_id),
  foreign key (entity_id, store_id) references store (entity_id, store_id),
  foreign key (entity_id, product_id) references product (entity_id, product_id) on delete cascade
);

-- The distinct words of the entity's titles and brands: a mistyped word is corrected to one of them before the search.
create table lexicon (
  entity_id text not null references entity,
  word      text not null,
  frequency int  not null,
  primary key (entity_id, word)
);
-- Serves the correction of a mistyped word.
create index lexicon_by_likeness on lexicon using gin (word gin_trgm_ops);

create table feed_import (
  entity_id     text        not null references entity,
  import_id     uuid        not null,
  person_id     uuid        references person on delete set null,
  file_name     text        not null,
  state         text        not null check (state in ('reading', 'imported', 'failed')),
  started_at    timestamptz not null,
  finished_at   timestamptz,
  rows_read     int         not null default 0,
  rows_imported int         not null default 0,
  error_count   int         not null default 0,
  -- The first errors: [{line, code, message}].
  errors        jsonb       not null default '[]',
  failure       text,
  primary key (entity_id, import_id)
);
-- Serves the list of imports, newest first.
create index feed_import_by_start on feed_import (entity_id, started_at desc);

-- What search looks into: the words a title begins with (its brand aside) weigh most, then the title, then brand and department.
create function halles_product_search(config regconfig, title text, brand text, product_type text) returns tsvector
  language sql immutable parallel safe
  return setweight(to_tsvector(config, public.halles_fold(
           regexp_replace(trim(replace(lower(title), lower(coalesce(brand, '')), ' ')), '^(\S+(\s+\S+)?).*$', '\1'))), 'A')
      || setweight(to_tsvector(config, public.halles_fold(title)), 'B')
      || setweight(to_tsvector(config, public.halles_fold(coalesce(brand, '') || ' ' || translate(product_type, '-_>/', '    '))), 'C');
