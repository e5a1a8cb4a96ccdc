import { useState } from 'react';
import { ErrorNote } from '../../ui/staff-frame.tsx';
import type { Leaflet } from '../data.ts';
import { language, type StudioText, say } from '../texts.ts';
import { useSchedule, useSetSchedule } from './channels-data.ts';
import { type LocalTime, timeToShow } from './schedule-time.ts';

const longDay = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeZone: 'UTC' });

type Refusal = Extract<StudioText, `schedule.refusal.${string}`>;

/** What stood in the way, by its code. */
const refusalText = (code: string): string => say(`schedule.refusal.${code}` as Refusal);

/** Publication by itself, when each store's clock shows the time. */
export function ScheduleForm({ leaflet }: { readonly leaflet: Leaflet }) {
  const { data: schedule, error } = useSchedule(leaflet.leafletId);
  const set = useSetSchedule(leaflet.leafletId);
  const [chosen, setChosen] = useState<Partial<LocalTime>>({});
  const { date, time } = timeToShow(chosen, schedule, leaflet);
  return (
    <section aria-labelledby="schedule" className="stack">
      <h2 id="schedule">{say('schedule.title')}</h2>
      <p className="quiet">{say('schedule.intro')}</p>
      <ErrorNote error={error ?? set.error} />
      {schedule && !schedule.refusal && (
        <p className="good" role="status">
          {say('schedule.waits', { date: longDay.format(new Date(`${schedule.date}T12:00Z`)), time: schedule.time })}
        </p>
      )}
      {schedule?.refusal && (
        <div className="error" role="alert">
          <p>{say('schedule.refused')}</p>
          <ul>
            {schedule.refusal.map((code) => (
              <li key={code}>{refusalText(code)}</li>
            ))}
          </ul>
        </div>
      )}
      <form
        className="actions"
        onSubmit={(event) => {
          event.preventDefault();
          set.mutate({ date, time }, { onSuccess: () => setChosen({}) });
        }}
      >
        <label className="field">
          {say('schedule.date')}
          <input
            type="date"
            required
            max={leaflet.validThrough}
            value={date}
            onChange={(event) => setChosen({ ...chosen, date: event.target.value })}
          />
        </label>
        <label className="field">
          {say('schedule.time')}
          <input
            type="time"
            required
            value={time}
            onChange={(event) => setChosen({ ...chosen, time: event.target.value })}
          />
        </label>
        <button type="submit" className="button main" disabled={set.isPending}>
          {say(schedule && !schedule.refusal ? 'schedule.change' : 'schedule.submit')}
        </button>
        {schedule && (
          <button type="button" className="button" disabled={set.isPending} onClick={() => set.mutate(null)}>
            {say('schedule.cancel')}
          </button>
        )}
      </form>
      <p className="quiet">{say('schedule.kept')}</p>
    </section>
  );
}
