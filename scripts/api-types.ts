import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';
import { createHttp, makeLog } from '../src/platform/index.ts';
import { hangRoutes, type RouteDoors } from '../src/routes.ts';

/**
 * Writes the types that the surfaces speak to the server with, from the routes' own schemas. With `--check` it only says whether the
 * file is what the routes give now.
 */
const file = join(import.meta.dirname, '../web/ui/api-types.ts');

const http = await createHttp({ publicUrl: 'http://localhost', trustProxy: false }, makeLog('silent'));
// Describing a route calls no door, so any will do.
const nobody = new Proxy({}, { get: () => nobody }) as unknown;
hangRoutes(http, new Proxy({}, { get: () => nobody }) as RouteDoors);
await http.ready();
const document = http.swagger() as unknown as OpenAPI3;
await http.close();

const text = `// Made from the routes by scripts/api-types.ts: change a route, then run \`npm run api-types\`.\n${astToString(await openapiTS(document))}`;
if (!process.argv.includes('--check')) writeFileSync(file, text);
else if (readFileSync(file, 'utf8') !== text) {
  console.error('web/ui/api-types.ts is not what the routes give now: run npm run api-types.');
  process.exit(1);
}
