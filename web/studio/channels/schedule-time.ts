/** A time of every store's own clock: YYYY-MM-DD and HH:MM. */
export interface LocalTime {
  readonly date: string;
  readonly time: string;
}

/** What the form shows: what somebody is choosing, else what is planned already, else the leaflet's first day at eight. */
export function timeToShow(
  chosen: Partial<LocalTime>,
  planned: LocalTime | null | undefined,
  { validFrom }: { readonly validFrom: string },
): LocalTime {
  return {
    date: chosen.date ?? planned?.date ?? validFrom,
    time: chosen.time ?? planned?.time ?? '08:00',
  };
}
