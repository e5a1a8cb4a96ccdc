-- Shopping lists that phones share by a link. Nobody's name and no free text is in them.

create table shopping_list (
  entity_id  text        not null references entity,
  -- A digest of the secret in the link: whoever reads the table cannot open the list.
  list_id    text        not null check (length(list_id) = 43),
  store_id   text        not null,
  -- Grows with every change, so that a phone asks cheaply whether there was one.
  revision   int         not null check (revision >= 0),
  expires_at timestamptz not null,
  primary key (entity_id, list_id),
  foreign key (entity_id, store_id) references store (entity_id, store_id)
);
-- Serves the job that deletes lists nobody changes any more.
create index shopping_list_by_expiry on shopping_list (entity_id, expires_at);

create table shopping_list_line (
  entity_id text    not null,
  list_id   text    not null,
  -- No reference to the published offer: it is looked up as the store has it now, and may be over.
  offer_id  uuid    not null,
  -- Place in the list, from 1.
  position  int     not null check (position >= 1),
  quantity  int     not null check (quantity between 1 and 99),
  checked   boolean not null,
  -- The list's revision when the line last changed.
  changed   int     not null check (changed >= 1),
  primary key (entity_id, list_id, offer_id),
  foreign key (entity_id, list_id) references shopping_list (entity_id, list_id) on delete cascade
);
