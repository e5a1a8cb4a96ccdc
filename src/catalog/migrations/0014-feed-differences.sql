-- What an import found contradicted, changed and took out of the range, and why it failed in words that every language has.
alter table feed_import
  -- Rows that say different things of one product: {line, otherLine, otherFile, by, name, differences: [{field, said, before}]}, the first 1,000.
  add column contradictions      jsonb not null default '[]',
  add column contradiction_count int   not null default 0,
  -- The same of products that the import before described otherwise.
  add column changes             jsonb not null default '[]',
  add column change_count        int   not null default 0,
  add column retired_count       int   not null default 0,
  -- {code, values}; `failure` is its sentence.
  add column failure_told        jsonb;

-- The line of the feed of `import_id` that described the product last.
alter table product add column import_line int;
