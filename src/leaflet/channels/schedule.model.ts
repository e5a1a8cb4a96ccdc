import { at, type Store } from '../../organisation/index.ts';

/** A time of every store's own clock: "Monday 08:00 at the store". */
export interface LocalTime {
  /** YYYY-MM-DD. */
  readonly date: string;
  /** HH:MM. In a spring gap the time is moved on, as wall clocks are. */
  readonly time: string;
}

type Zoned = Pick<Store, 'timeZone'>;

/** The instant at which a store's clock shows the time. */
export function instantAt({ date, time }: LocalTime, { timeZone }: Zoned): Date {
  return at(date, time, timeZone);
}

/** The first instant at which the time has come at one of the stores; undefined without stores. */
export function firstInstant(when: LocalTime, stores: readonly Zoned[]): Date | undefined {
  const zones = new Set(stores.map(({ timeZone }) => timeZone));
  const instants = [...zones].map((timeZone) => at(when.date, when.time, timeZone).getTime());
  return instants.length > 0 ? new Date(Math.min(...instants)) : undefined;
}
