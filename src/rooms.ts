import { organisationRoutes } from './organisation/index.ts';
import type { Config, Database, Http, Jobs, Logger } from './platform/index.ts';

/** What the rooms are opened with. */
export interface RoomKeys {
  readonly config: Config;
  readonly root: string;
  readonly log: Logger;
  readonly db: Database;
  readonly jobs: Jobs;
  readonly http: Http;
  readonly setUpKey: string | undefined;
  readonly now: () => Date;
}

/** Opens every room in the order of the house: routes, jobs and loops. `stop` ends the loops after the step in hand. */
export async function openRooms({ config, db, http, now, setUpKey }: RoomKeys): Promise<{ stop(): Promise<void> }> {
  const { demo, secureCookies } = config;
  organisationRoutes(http, { db, now, demo, secureCookies, setUpKey });
  return { stop: async () => undefined };
}
