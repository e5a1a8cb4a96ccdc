-- Messenger beside WhatsApp: a Facebook Page is written to as a number is, so it stands in the same tables.

-- phone_number_id holds the Page's id where the channel is Messenger; waba_id too, as a Page is its own account.
alter table channel_number add column channel text not null default 'whatsapp' check (channel in ('whatsapp', 'messenger'));

-- The page-scoped id by which a Page knows a person.
alter table contact add column psid text check (length(psid) between 1 and 64);
create unique index contact_by_psid on contact (entity_id, psid) where psid is not null;

alter table consent drop constraint consent_channel_check;
alter table consent add constraint consent_channel_check check (channel in ('whatsapp', 'messenger'));

alter table basket drop constraint basket_channel_check;
alter table basket add constraint basket_channel_check check (channel in ('web', 'whatsapp', 'messenger'));
alter table placed_order drop constraint placed_order_channel_check;
alter table placed_order add constraint placed_order_channel_check check (channel in ('web', 'whatsapp', 'messenger'));
