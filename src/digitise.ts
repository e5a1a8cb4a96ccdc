import { digitiseCommand } from './leaflet/digitise-command.ts';

/** `npx halles digitise …`: apart from the other commands, so that a long leaflet shares the memory with nothing that it does not need. */
process.exitCode = await digitiseCommand(process.argv.slice(2));
