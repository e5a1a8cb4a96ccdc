-- WhatsApp: numbers, contacts, the log of messages and statuses, what waits to be read and what waits to be sent.

create table channel_number (
  entity_id       text not null references entity,
  phone_number_id text not null check (length(phone_number_id) between 1 and 64),
  waba_id         text not null check (length(waba_id) between 1 and 64),
  display_number  text not null,
  verified_name   text not null,
  catalog_id      text,
  -- Sends wait until then, because Meta asked for a new token, a payment method or a review.
  paused_until    timestamptz,
  paused_code     int,
  primary key (entity_id, phone_number_id)
);
-- Serves the routing of a webhook, which knows the number and not yet the entity.
create index channel_number_by_number on channel_number (phone_number_id);

-- A person as a channel knows them. contact_id is ours and opaque; the phone number is absent for people who hide it.
create table contact (
  entity_id    text        not null references entity,
  contact_id   uuid        not null,
  wa_id        text        check (length(wa_id) between 1 and 64),
  bsuid        text        check (length(bsuid) between 1 and 160),
  profile_name text,
  username     text,
  created_at   timestamptz not null,
  -- The dialogue handles one message of a contact at a time: who holds the turn, and for how long.
  turn_id      uuid,
  turn_until   timestamptz,
  primary key (entity_id, contact_id)
);
create unique index contact_by_wa_id on contact (entity_id, wa_id) where wa_id is not null;
create unique index contact_by_bsuid on contact (entity_id, bsuid) where bsuid is not null;

-- The log of both directions, by Meta's own time, which every redelivery repeats.
create table message (
  entity_id       text        not null,
  occurred_at     timestamptz not null,
  wamid           text        not null,
  phone_number_id text        not null,
  contact_id      uuid        not null,
  direction       text        not null check (direction in ('in', 'out')),
  type            text        not null,
  content         jsonb       not null,
  -- What Meta sent, or what was sent to Meta.
  raw             jsonb       not null,
  received_at     timestamptz not null,
  outgoing_id     uuid,
  primary key (entity_id, occurred_at, wamid)
) partition by range (occurred_at);
create table message_default partition of message default;
-- Serves the thread at the desk and the customer service window.
create index message_by_contact on message (entity_id, contact_id, phone_number_id, occurred_at desc, wamid desc);
-- Serves a status or a reply that names its message.
create index message_by_wamid on message (entity_id, wamid);

create table message_status (
  entity_id   text        not null,
  occurred_at timestamptz not null,
  wamid       text        not null,
  status      text        not null,
  error_code  int,
  pricing     jsonb,
  received_at timestamptz not null,
  primary key (entity_id, occurred_at, wamid, status)
) partition by range (occurred_at);
create table message_status_default partition of message_status default;
-- Serves the ticks beside a message.
create index message_status_by_wamid on message_status (entity_id, wamid);

-- Messages that the dialogue has not handled yet.
create table inbound_work (
  entity_id       text        not null,
  sequence        bigint      not null generated always as identity,
  phone_number_id text        not null,
  contact_id      uuid        not null,
  occurred_at     timestamptz not null,
  wamid           text        not null,
  attempts        int         not null default 0,
  -- Set when it failed too often: it stands here for a person to look at, and the contact's next message goes on.
  parked_error    text,
  primary key (entity_id, sequence)
);
-- Serves the claim of the next message of each contact.
create index inbound_work_waiting on inbound_work (entity_id, contact_id, occurred_at, sequence) where parked_error is null;

-- What is to be sent: written in the use case's own transaction, sent at least once, and once as far as Meta lets us know.
create table outgoing (
  entity_id       text        not null,
  outgoing_id     uuid        not null,
  sequence        bigint      not null generated always as identity,
  phone_number_id text        not null,
  contact_id      uuid        not null,
  body            jsonb       not null,
  dedupe_key      text        not null check (length(dedupe_key) between 1 and 200),
  due_at          timestamptz not null,
  retry_at        timestamptz not null,
  attempts        int         not null default 0,
  leased_until    timestamptz,
  state           text        not null default 'waiting' check (state in ('waiting', 'sent', 'failed')),
  wamid           text,
  error_code      int,
  error_details   text,
  created_at      timestamptz not null,
  settled_at      timestamptz,
  primary key (entity_id, outgoing_id),
  unique (entity_id, dedupe_key),
  foreign key (entity_id, phone_number_id) references channel_number (entity_id, phone_number_id),
  foreign key (entity_id, contact_id) references contact (entity_id, contact_id)
);
-- Serves the lease of each contact's next message, and the desk's list of what is still waiting.
create index outgoing_waiting on outgoing (entity_id, phone_number_id, contact_id, due_at, sequence) where state = 'waiting';
-- Serves forgetting what was settled long ago.
create index outgoing_settled on outgoing (entity_id, settled_at) where state <> 'waiting';

-- What Meta's catalog holds, so that only differences are sent.
create table catalog_item_sync (
  entity_id  text        not null references entity,
  catalog_id text        not null,
  product_id text        not null,
  hash       text        not null,
  synced_at  timestamptz not null,
  primary key (entity_id, catalog_id, product_id)
);

-- Changes that belong to no number of ours or to no use we know yet; entity_id is '-' where it cannot be told.
create table unrouted_webhook (
  entity_id       text        not null,
  digest          text        not null,
  reason          text        not null check (reason in ('unknown_number', 'unused_field', 'other_object', 'unstorable')),
  field           text,
  waba_id         text,
  phone_number_id text,
  raw             text        not null,
  received_at     timestamptz not null,
  primary key (entity_id, digest)
);
