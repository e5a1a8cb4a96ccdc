import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { cruise, type IForbiddenRuleType } from 'dependency-cruiser';
import extractTsConfig from 'dependency-cruiser/config-utl/extract-ts-config';

/** The house's import rules: down the list of rooms, through their doors, never round. */
const root = join(import.meta.dirname, '..');
process.chdir(root);

const rooms = ['platform', 'money', 'promotion', 'meta', 'organisation', 'catalog', 'leaflet', 'order', 'conversation'];

const later = (room: string): string => rooms.slice(rooms.indexOf(room) + 1).join('|');
const impure = '(repository|service|routes|jobs)\\.ts$';

const forbidden: IForbiddenRuleType[] = [
  { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
  ...rooms.slice(0, -1).map(
    (room): IForbiddenRuleType => ({
      name: `${room}-comes-before`,
      severity: 'error',
      from: { path: `^src/${room}/` },
      to: { path: `^src/(${later(room)})/` },
    }),
  ),
  {
    name: 'rooms-meet-at-their-door',
    severity: 'error',
    from: { path: '^src/([^/]+)/', pathNot: '\\.test\\.ts$' },
    to: { path: '^src/[^/]+/', pathNot: ['^src/$1/', '^src/[^/]+/index\\.ts$'] },
  },
  {
    name: 'pure-rooms-are-pure',
    severity: 'error',
    from: { path: '^src/(money|promotion)/', pathNot: '\\.test\\.ts$' },
    to: { pathNot: '^src/(money|promotion)/' },
  },
  {
    name: 'models-are-pure',
    severity: 'error',
    from: { path: '^src/[^/]+/(model|[a-z-]+\\.model)\\.ts$' },
    to: { dependencyTypes: ['core', 'npm'], pathNot: 'temporal-polyfill' },
  },
  {
    name: 'models-know-no-doors',
    severity: 'error',
    from: { path: '^src/[^/]+/(model|[a-z-]+\\.model)\\.ts$' },
    to: { path: `/${impure}` },
  },
  { name: 'sandbox-stands-alone', severity: 'error', from: { path: '^sandbox/' }, to: { path: '^(src|web)/' } },
  { name: 'nobody-needs-the-sandbox', severity: 'error', from: { path: '^(src|web)/' }, to: { path: '^sandbox/' } },
  { name: 'surfaces-speak-http', severity: 'error', from: { path: '^web/' }, to: { path: '^src/' } },
  { name: 'src-knows-no-surface', severity: 'error', from: { path: '^src/' }, to: { path: '^web/' } },
];

const folders = ['src', 'sandbox', 'web'];
const isSource = (file: string): boolean => /\.tsx?$/.test(file) && !file.endsWith('.d.ts');
const sources = folders.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => join(folder, file))
    .filter(isSource),
);

const { output } = await cruise(
  folders,
  {
    ruleSet: { forbidden },
    validate: true,
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: 'dist/' },
  },
  { extensions: ['.ts', '.tsx', '.js'] },
  { tsConfig: extractTsConfig('tsconfig.json') },
);
if (typeof output === 'string') throw new Error('The import rules gave text instead of a result.');

// With a TypeScript it cannot use, the tool sees no module and still reports success.
const seen = new Set(output.modules.map(({ source }) => source));
const unseen = sources.filter((file) => !seen.has(relative('.', file)));
if (unseen.length > 0) {
  console.error(`The import rules did not see ${unseen.length} of ${sources.length} files, such as ${unseen[0]}.`);
  process.exit(1);
}
for (const { rule, from, to } of output.summary.violations) console.error(`${rule.name}: ${from} → ${to}`);
if (output.summary.error > 0) process.exit(1);
console.log(`${sources.length} files keep the import rules.`);
