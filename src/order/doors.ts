import type { Database } from '../platform/index.ts';

/** What the room's routes are opened with. */
export interface OrderDoors {
  readonly db: Database;
  readonly now: () => Date;
}
