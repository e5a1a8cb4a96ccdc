import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';
import { chromiumFlags, findChromium } from '../scripts/chromium.ts';
import { freePort } from '../scripts/postgres15.ts';
import { type Halles, startHalles } from '../src/start.ts';
import { root } from './patience.ts';

/** A real Halles with its own database, sandbox and browser. */
export interface Stage {
  readonly halles: Halles;
  readonly url: string;
  readonly sandboxUrl: string;
  readonly dataFolder: string;
  /** What Halles printed, such as the link of the first page. */
  readonly printed: readonly string[];
  readonly browser: Browser;
  newPage(options?: { phone?: boolean; language?: string }): Promise<Page>;
  close(): Promise<void>;
}

export { eventually, root } from './patience.ts';

export async function openStage(env: Record<string, string> = {}): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'halles-e2e-'));
  // The database does not run as root, and must be able to enter.
  chmodSync(folder, 0o711);
  const [port, sandboxPort] = [await freePort(), await freePort()];
  const printed: string[] = [];
  const halles = await startHalles({
    root,
    env: {
      ...process.env,
      HALLES_DATA: folder,
      PORT: String(port),
      SANDBOX_PORT: String(sandboxPort),
      LOG_LEVEL: 'error',
      ...env,
    },
    say: (line) => printed.push(line),
  });
  const executablePath = process.env['CHROMIUM'] ?? findChromium();
  if (!executablePath) throw new Error('The journeys need Chromium: install it, or set CHROMIUM to its path.');
  const browser = await chromium.launch({ executablePath, args: chromiumFlags });
  const contexts: BrowserContext[] = [];
  return {
    halles,
    printed,
    browser,
    dataFolder: folder,
    url: `http://localhost:${port}`,
    sandboxUrl: `http://localhost:${sandboxPort}`,
    newPage: async ({ phone = false, language = 'fr-FR' } = {}) => {
      const viewport = phone ? { width: 390, height: 844 } : { width: 1360, height: 900 };
      const context = await browser.newContext({ viewport, locale: language, ...(phone && { hasTouch: true }) });
      contexts.push(context);
      const page = await context.newPage();
      page.setDefaultTimeout(15_000);
      return page;
    },
    close: async () => {
      for (const context of contexts) await context.close();
      await browser.close();
      await halles.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeRun {
  violations: { id: string; nodes: { target: unknown; failureSummary?: string }[] }[];
}

/** No accessibility violation that axe can find on the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  // The pages allow no script but their own, so axe comes in through the debugger.
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run(): Promise<AxeRun> } };
    return axe.run();
  });
  const told = violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .map(({ target }) => String(target))
        .slice(0, 3)
        .join(', ')}`,
  );
  expect(told, page.url()).toEqual([]);
}
