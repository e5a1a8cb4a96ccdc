import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyReply, FastifyRequest, Http } from './platform/index.ts';

/** Which built page answers an address. Each is one page that finds its own way from there. */
const pages: readonly (readonly [name: string, urls: readonly string[]])[] = [
  ['setup', ['/sign-in', '/set-up', '/invitation']],
  ['studio', ['/studio', '/studio/*']],
  ['desk', ['/desk', '/desk/*']],
];

/** Mounts the staff screens and their scripts. Nothing in them is secret: what they may show is decided by the API. */
export async function mountStaff(http: Http, root: string): Promise<void> {
  const built = join(root, 'dist/staff');
  await http.register(fastifyStatic, {
    root: join(built, 'assets'),
    prefix: '/assets/staff/assets/',
    decorateReply: false,
    immutable: true,
    maxAge: '30d',
  });
  for (const [name, urls] of pages) {
    const html = readFileSync(join(built, name, 'index.html'), 'utf8');
    const answer = (_request: FastifyRequest, reply: FastifyReply): FastifyReply =>
      reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(html);
    for (const url of urls) http.get(url, { schema: { hide: true } }, answer);
  }
}
