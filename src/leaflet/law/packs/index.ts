import type { Result } from '../../../platform/index.ts';
import { type PackRefusal, type RulePack, readRulePack } from '../rule-pack.ts';
import { ar } from './ar.ts';
import { be } from './be.ts';
import { br } from './br.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { it } from './it.ts';
import { pl } from './pl.ts';
import { ro } from './ro.ts';
import { tw } from './tw.ts';

/** The rule id under which an entity decides what a rule pack that cannot be used does. */
export const packRuleId = 'rule-pack';

/** A country's rules as its file gave them, or why they cannot be used. */
export interface PackEntry {
  readonly country: string;
  readonly read: Result<RulePack, PackRefusal>;
}

/** A file named after its country (`fr.ts`) and what is in it. */
export interface PackFile {
  readonly file: string;
  readonly data: unknown;
}

const packFiles: readonly PackFile[] = [
  { file: 'fr.ts', data: fr },
  { file: 'be.ts', data: be },
  { file: 'es.ts', data: es },
  { file: 'it.ts', data: it },
  { file: 'pl.ts', data: pl },
  { file: 'ro.ts', data: ro },
  { file: 'br.ts', data: br },
  { file: 'ar.ts', data: ar },
  { file: 'tw.ts', data: tw },
];

/** Reads each file by itself: one that is wrong is refused alone, and its country's leaflets say so. */
export function readPacks(files: readonly PackFile[]): ReadonlyMap<string, PackEntry> {
  return new Map(
    files.map(({ file, data }) => {
      const country = file.slice(0, 2).toUpperCase();
      return [country, { country, read: readRulePack(file, data) }];
    }),
  );
}

const packs = readPacks(packFiles);

/** The rules of a country (`FR`); undefined where none are written yet. */
export function packOf(country: string): PackEntry | undefined {
  return packs.get(country);
}
