-- Baskets, slots with their places, orders and what changed after they were placed.

create table basket (
  entity_id       text        not null references entity,
  basket_id       uuid        not null,
  -- Whoever knows it may read and change the basket: web links and permalinks carry it.
  token           text        not null check (length(token) = 43),
  channel         text        not null check (channel in ('web', 'whatsapp')),
  store_id        text,
  shopper_id      text        check (length(shopper_id) between 1 and 100),
  loyalty         boolean     not null default false,
  age_declared_at timestamptz,
  -- A held basket is an open one whose place in slot_hold is alive.
  state           text        not null check (state in ('open', 'ordered', 'abandoned')),
  created_at      timestamptz not null,
  expires_at      timestamptz not null,
  primary key (entity_id, basket_id),
  foreign key (entity_id, store_id) references store (entity_id, store_id)
);
-- Serves the job that gives up old baskets.
create index basket_by_expiry on basket (entity_id, expires_at) where state = 'open';
-- Serves the job that deletes those given up.
create index basket_abandoned on basket (entity_id, expires_at) where state = 'abandoned';
-- Serves the export and erasure of a shopper's data.
create index basket_by_shopper on basket (entity_id, shopper_id) where shopper_id is not null;

create table basket_line (
  entity_id  text not null,
  basket_id  uuid not null,
  -- No reference to product: a cart from outside may name one that we do not know, and the shopper is told.
  product_id text not null check (length(product_id) between 1 and 100),
  -- Place in the basket, from 1.
  position   int  not null check (position >= 1),
  steps      int  not null check (steps between 1 and 99999),
  primary key (entity_id, basket_id, product_id),
  foreign key (entity_id, basket_id) references basket (entity_id, basket_id) on delete cascade
);

-- How a store fills its slots; a store without a row has the defaults of src/order/slot.model.ts.
create table slot_settings (
  entity_id       text not null,
  store_id        text not null,
  capacity_orders int  not null check (capacity_orders between 0 and 1000),
  cutoff_minutes  int  not null check (cutoff_minutes between 0 and 10080),
  window_minutes  int  not null check (window_minutes between 15 and 1440),
  primary key (entity_id, store_id),
  foreign key (entity_id, store_id) references store (entity_id, store_id)
);

-- A slot gets its row with its first hold. The row is the lock, and the check is the second guard of its capacity.
create table slot (
  entity_id text        not null,
  store_id  text        not null,
  starts_at timestamptz not null,
  ends_at   timestamptz not null check (ends_at > starts_at),
  capacity  int         not null check (capacity >= 0),
  taken     int         not null default 0,
  primary key (entity_id, store_id, starts_at),
  foreign key (entity_id, store_id) references store (entity_id, store_id),
  constraint slot_capacity check (taken between 0 and capacity)
);

create table slot_hold (
  entity_id   text        not null,
  basket_id   uuid        not null,
  store_id    text        not null,
  starts_at   timestamptz not null,
  -- 'held' and 'booked' take a place.
  state       text        not null check (state in ('held', 'booked', 'expired', 'released')),
  -- Prices and offers are those known at this instant, for the slot's day.
  promised_at timestamptz not null,
  expires_at  timestamptz not null,
  primary key (entity_id, basket_id),
  foreign key (entity_id, basket_id) references basket (entity_id, basket_id) on delete cascade,
  foreign key (entity_id, store_id, starts_at) references slot (entity_id, store_id, starts_at)
);
-- Serves the count of a slot's places and the job that gives expired ones back.
create index slot_hold_by_slot on slot_hold (entity_id, store_id, starts_at) where state in ('held', 'booked');
create index slot_hold_by_expiry on slot_hold (entity_id, expires_at) where state = 'held';

-- The last order number given out for a store and day of collection.
create table order_number (
  entity_id text not null,
  store_id  text not null,
  day       date not null,
  last      int  not null check (last >= 1),
  primary key (entity_id, store_id, day),
  foreign key (entity_id, store_id) references store (entity_id, store_id)
);

create table placed_order (
  entity_id     text        not null,
  order_id      uuid        not null,
  -- One basket becomes one order, however often it is sent.
  basket_id     uuid        not null,
  store_id      text        not null,
  -- The day of collection at the store.
  day           date        not null,
  number        text        not null check (length(number) between 1 and 20),
  channel       text        not null check (channel in ('web', 'whatsapp')),
  shopper_id    text        check (length(shopper_id) between 1 and 100),
  contact_name  text        check (length(contact_name) between 1 and 120),
  contact_phone text        check (length(contact_phone) between 3 and 32),
  state         text        not null
    check (state in ('placed', 'picking', 'awaiting_shopper', 'ready', 'collected', 'uncollected', 'canceled')),
  starts_at     timestamptz not null,
  ends_at       timestamptz not null,
  -- OrderPromise of src/order/order.model.ts: prices and offers as the shopper was promised them.
  promise       jsonb       not null,
  total_minor   int         not null check (total_minor >= 0),
  promised_at   timestamptz not null,
  placed_at     timestamptz not null,
  changed_at    timestamptz not null,
  primary key (entity_id, order_id),
  unique (entity_id, basket_id),
  unique (entity_id, store_id, day, number),
  foreign key (entity_id, basket_id) references basket (entity_id, basket_id),
  foreign key (entity_id, store_id) references store (entity_id, store_id)
);
-- Serves the desk's orders of a day.
create index placed_order_by_slot on placed_order (entity_id, store_id, day, starts_at, number);
-- Serves a shopper's own orders, newest first.
create index placed_order_by_shopper on placed_order (entity_id, shopper_id, placed_at desc) where shopper_id is not null;

-- Serves the job that forgets whom to call about orders that are over.
create index placed_order_with_contact on placed_order (entity_id, changed_at)
  where contact_name is not null or contact_phone is not null;

create table order_line (
  entity_id       text not null,
  order_id        uuid not null,
  line_id         text not null check (length(line_id) between 1 and 10),
  original_steps  int  not null check (original_steps >= 1),
  total_steps     int  not null check (total_steps >= 0),
  -- Null until it is picked or found missing.
  fulfilled_steps int  check (fulfilled_steps >= 0),
  primary key (entity_id, order_id, line_id),
  foreign key (entity_id, order_id) references placed_order (entity_id, order_id) on delete cascade,
  constraint fulfilled_within_total check (fulfilled_steps is null or fulfilled_steps <= total_steps)
);

-- Append-only: replaying them over the promise gives the order as it is.
create table order_adjustment (
  entity_id    text        not null,
  order_id     uuid        not null,
  -- 1, 2, 3 … within the order.
  position     int         not null check (position >= 1),
  kind         text        not null check (kind in ('price_adjustment', 'removal', 'substitution', 'goodwill')),
  line_id      text,
  steps_delta  int         not null,
  -- Signed change of the order's total.
  total_delta  int         not null,
  person_id    uuid        references person on delete set null,
  reason       text        not null check (length(reason) between 1 and 200),
  adjusted_at  timestamptz not null,
  primary key (entity_id, order_id, position),
  foreign key (entity_id, order_id) references placed_order (entity_id, order_id) on delete cascade
);
