import { addDays, localDate } from '../organisation/index.ts';

/** Days of a leaflet, YYYY-MM-DD. */
export interface LeafletDays {
  readonly validFrom: string;
  readonly validThrough: string;
}

/** Monday to Sunday of the week that `now` lies in. */
export function currentWeek(now: Date, timeZone: string): LeafletDays {
  const today = localDate(now, timeZone);
  const sinceMonday = (new Date(`${today}T12:00:00Z`).getUTCDay() + 6) % 7;
  const validFrom = addDays(today, -sinceMonday);
  return { validFrom, validThrough: addDays(validFrom, 6) };
}

export function nextWeek(now: Date, timeZone: string): LeafletDays {
  const { validFrom, validThrough } = currentWeek(now, timeZone);
  return { validFrom: addDays(validFrom, 7), validThrough: addDays(validThrough, 7) };
}
