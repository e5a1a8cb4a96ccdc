import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { drawLeaflet, openDrawer } from './draw.ts';
import { type ExamPaper, type SetName, sets } from './sets.ts';

const usage = `Usage: halles bench leaflets [--set look|score] [--only FAMILY/KIND/LOCALE] [--out FOLDER]`;

/** `halles bench leaflets`: draws leaflets and scores the reader on them. The answer is the exit code. */
export async function leafletsCommand(args: readonly string[]): Promise<number> {
  const string = { type: 'string' } as const;
  const { values } = parseArgs({ args: [...args], options: { set: string, only: string, out: string } });
  const set = sets[(values.set ?? 'look') as SetName];
  if (!set || !values.out) {
    console.error(usage);
    return 2;
  }
  await drawInto(
    values.out,
    set.filter((paper) => isAsked(paper, values.only)),
  );
  return 0;
}

/** "grid/vector/fr"; a part left empty or `*` asks for all. */
function isAsked({ family, kind, locale }: ExamPaper, only = ''): boolean {
  const parts = only.split('/');
  return [family, kind, locale].every((name, i) => !parts[i] || parts[i] === '*' || parts[i] === name);
}

async function drawInto(folder: string, papers: readonly ExamPaper[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  const browser = await openDrawer();
  for (const paper of papers) {
    for (const { pdf, truth, feedCsv } of await drawLeaflet(browser, paper, [paper.kind])) {
      await writeFile(join(folder, truth.pdf), pdf);
      await writeFile(join(folder, `${truth.doc}.truth.json`), JSON.stringify(truth, null, 1));
      await writeFile(join(folder, truth.feed), feedCsv);
      console.log(`${truth.pdf}: ${truth.offers.length} offers`);
    }
  }
  await browser.close();
}
