-- Shoppers, their threads with a number, what they agreed to, and the cases handed to a store's team.

create table shopper (
  entity_id  text        not null references entity,
  shopper_id uuid        not null,
  language   text        not null check (length(language) between 2 and 10),
  store_id   text,
  -- Set when it turned out to be the same person as another one.
  same_as    uuid,
  created_at timestamptz not null,
  primary key (entity_id, shopper_id),
  foreign key (entity_id, store_id) references store (entity_id, store_id),
  foreign key (entity_id, same_as) references shopper (entity_id, shopper_id)
);
-- Serves "the orders of this person", whichever of their names they were placed under.
create index shopper_by_same_as on shopper (entity_id, same_as) where same_as is not null;

-- A contact with a number is one thread.
create table thread (
  entity_id        text        not null references entity,
  thread_id        uuid        not null,
  phone_number_id  text        not null,
  contact_id       uuid        not null,
  shopper_id       uuid        not null,
  -- A DialogueState of src/conversation/dialogue.model.ts.
  state            jsonb       not null check (state ? 'at'),
  version          int         not null default 0,
  -- The basket that is being filled here.
  basket_id        uuid,
  -- The newest message of the shopper that was handled, for the desk's list.
  last_inbound_at  timestamptz not null,
  created_at       timestamptz not null,
  primary key (entity_id, thread_id),
  unique (entity_id, phone_number_id, contact_id),
  foreign key (entity_id, shopper_id) references shopper (entity_id, shopper_id)
);
-- Serves the thread in which a shopper is told about an order.
create index thread_by_shopper on thread (entity_id, shopper_id, last_inbound_at desc);
-- Serves the merging of contacts.
create index thread_by_contact on thread (entity_id, contact_id);

-- Appended, never changed: the newest row of a purpose and channel holds.
create table consent (
  entity_id  text        not null,
  shopper_id uuid        not null,
  sequence   bigint      not null generated always as identity,
  purpose    text        not null check (purpose in ('marketing')),
  channel    text        not null check (channel in ('whatsapp')),
  granted    boolean     not null,
  -- The words the shopper was shown or wrote, in this language.
  text_shown text        not null,
  language   text        not null,
  source     text        not null check (source in ('button', 'keyword', 'preference')),
  at         timestamptz not null,
  primary key (entity_id, shopper_id, sequence),
  foreign key (entity_id, shopper_id) references shopper (entity_id, shopper_id)
);

-- A thread in the hands of a store's team, until it is closed.
create table hand_over (
  entity_id    text        not null,
  hand_over_id uuid        not null,
  thread_id    uuid        not null,
  store_id     text,
  reason       text        not null check (reason in ('asked', 'order')),
  opened_at    timestamptz not null,
  closed_at    timestamptz,
  -- The employee who closed it; null when the shopper went back to the assistant.
  closed_by    uuid,
  primary key (entity_id, hand_over_id),
  foreign key (entity_id, thread_id) references thread (entity_id, thread_id),
  foreign key (entity_id, store_id) references store (entity_id, store_id)
);
-- One open case a thread.
create unique index hand_over_open on hand_over (entity_id, thread_id) where closed_at is null;
-- Serves the desk's list, newest first.
create index hand_over_by_store on hand_over (entity_id, store_id, opened_at desc) where closed_at is null;

-- The products that Meta's catalog took: only these may stand in a product list.
create table chat_product (
  entity_id  text not null references entity,
  catalog_id text not null,
  product_id text not null,
  primary key (entity_id, catalog_id, product_id)
);
