import { join } from 'node:path';
import { SettingError } from './platform/index.ts';
import { startHalles } from './start.ts';

/** `npm start`. A wrong setting or a taken port is one sentence, not a stack. */
const root = join(import.meta.dirname, '..');

try {
  const halles = await startHalles({ env: process.env, root });
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    console.log('\nStopping…');
    await halles.stop();
    process.exit(0);
  };
  process.on('SIGINT', () => void stop());
  process.on('SIGTERM', () => void stop());
  process.on('SIGHUP', () => void stop());
} catch (error) {
  const expected = error instanceof SettingError || (error as { expected?: boolean }).expected;
  console.error(expected || process.env['LOG_LEVEL'] !== 'debug' ? (error as Error).message : error);
  process.exit(1);
}
