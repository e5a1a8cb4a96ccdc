import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Every statement that touches a table of an entity names entity_id, so that a country can be split off and the database sharded later.
 * Keys are checked against the migrated database in `src/platform/platform.db.test.ts`; this reads the SQL in the sources.
 */
const root = join(import.meta.dirname, '..', 'src');
const files = readdirSync(root, { recursive: true, encoding: 'utf8' });

const tables = new Set<string>();
for (const file of files.filter((name) => name.endsWith('.sql'))) {
  const text = readFileSync(join(root, file), 'utf8');
  for (const [, name, body] of text.matchAll(/create table (?:if not exists )?(\w+)\s*\(([\s\S]*?)\n\)/g)) {
    if (/^\s*entity_id\s/m.test(body ?? '')) tables.add(name!);
  }
}

// The entity list itself, and a person's own entities at sign-in, are read across entities by nature.
const acrossEntities = [/from entity order by entity_id/, /from person p where p\.email/];

const wrong: string[] = [];
let statements = 0;
for (const file of files.filter((name) => name.endsWith('.ts') && !name.includes('.test.'))) {
  const text = readFileSync(join(root, file), 'utf8');
  for (const match of text.matchAll(/sql(?:<[^`]*?>)?`((?:[^`\\]|\\.)*)`/g)) {
    const statement = match[1] ?? '';
    const touched = [...statement.matchAll(/\b(?:from|join|update|into)\s+(\w+)/gi)].map(([, name]) =>
      name!.toLowerCase(),
    );
    if (!touched.some((name) => tables.has(name))) continue;
    statements++;
    if (!/entity_id/.test(statement) && !acrossEntities.some((pattern) => pattern.test(statement))) {
      const line = text.slice(0, match.index).split('\n').length;
      wrong.push(`src/${file}:${line} touches ${touched.join(', ')} without entity_id`);
    }
  }
}
for (const complaint of wrong) console.error(complaint);
if (wrong.length > 0) process.exit(1);
if (tables.size === 0 || statements === 0) {
  console.error('No table or statement was found: the check itself is broken.');
  process.exit(1);
}
console.log(`${statements} statements over ${tables.size} tables name their entity.`);
