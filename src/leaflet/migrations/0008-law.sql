-- What a page says, and which rules of its country an entity lets block.

-- Lines of the page's text, [{text, box}], for mentions that the law asks for; null where the page was not read, or read before this.
alter table leaflet_page add column words jsonb;

-- Every decision is kept; the newest of a rule counts. A rule that was never decided does what its rule pack says.
create table law_decision (
  entity_id   text        not null references entity,
  decision_id uuid        not null,
  rule_id     text        not null check (length(rule_id) between 1 and 60),
  severity    text        not null check (severity in ('blocks', 'warns')),
  decided_by  uuid        references person on delete set null,
  decided_at  timestamptz not null,
  primary key (entity_id, decision_id)
);
-- Serves "what was decided last about each rule".
create index law_decision_by_rule on law_decision (entity_id, rule_id, decision_id desc);
