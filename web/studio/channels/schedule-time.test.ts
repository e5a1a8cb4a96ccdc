import { expect, test } from 'vitest';
import { timeToShow } from './schedule-time.ts';

const leaflet = { validFrom: '2026-11-23' };
const planned = { date: '2026-11-25', time: '18:30' };

test('without a plan the leaflet’s first day at eight is proposed, also while the plan is not known yet', () => {
  expect(timeToShow({}, null, leaflet)).toEqual({ date: '2026-11-23', time: '08:00' });
  expect(timeToShow({}, undefined, leaflet)).toEqual({ date: '2026-11-23', time: '08:00' });
});

test('a plan opens with its own day and hour, and a change of one keeps the other', () => {
  expect(timeToShow({}, planned, leaflet)).toEqual(planned);
  expect(timeToShow({ time: '07:00' }, planned, leaflet)).toEqual({ date: '2026-11-25', time: '07:00' });
  expect(timeToShow({ date: '2026-11-26' }, planned, leaflet)).toEqual({ date: '2026-11-26', time: '18:30' });
});
