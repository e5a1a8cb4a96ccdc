import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packOf } from './packs/index.ts';

const guide = readFileSync(join(import.meta.dirname, '../../../docs/law.md'), 'utf8');

test.each(['FR', 'BE', 'ES', 'IT', 'PL', 'RO', 'BR', 'AR', 'TW'])(
  'the guide tells every rule of %s, what it does by itself and how certain it is',
  (country) => {
    const pack = packOf(country)?.read;
    for (const { id, severity, certainty } of pack?.ok ? pack.value.rules : []) {
      const row = guide.split('\n').find((line) => line.startsWith(`| \`${id}\` |`));
      const told = row?.split('|').map((cell) => cell.trim());
      expect([id, told?.[3], told?.[5]]).toEqual([id, severity, certainty === 'checked' ? 'checked' : 'to be checked']);
    }
  },
);
