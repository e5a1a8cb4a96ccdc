import { expect, test } from 'vitest';
import { isGln, parseOpeningHours, readStoreList } from './store-list.ts';
import { frenchEntity } from './testing.ts';

const entity = { entityId: frenchEntity, timeZone: 'Europe/Paris', bannerId: 'halle' };
const header = 'store_id,name,street,postcode,city,latitude,longitude,opening_hours';
const lille = 'lille,Lille,1 Grand-Place,59000,Lille,50.63,3.06,Mo-Sa 08:30-20:00; Su 09:00-12:30';

const errorsOf = (text: string): string[] => {
  const answer = readStoreList(text, entity);
  return answer.ok ? [] : answer.refusal.errors.map(({ line, field }) => `${line} ${field}`);
};

test('a good list becomes stores', () => {
  const answer = readStoreList(
    `\uFEFF${header},gln,time_zone,banner\n"LILLE",${lille.slice(6)},,,Hyper Halle\n`,
    entity,
  );
  expect(answer).toMatchObject({
    ok: true,
    value: [{ storeId: 'lille', bannerId: 'hyper-halle', timeZone: 'Europe/Paris' }],
  });
});

test('every error is told with its line and column, and no store is taken', () => {
  const bad = [
    'Été,Lille,1 Grand-Place,59000,Lille,50.63,3.06,Mo-Sa 08:30-20:00',
    'roubaix,,,,,,,',
    'tours,Tours,1 rue,37000,Tours,91,200,Mo-Sa 20:00-08:30',
    lille,
  ];
  expect(errorsOf([header, lille, ...bad].join('\n'))).toEqual([
    '3 store_id',
    ...['opening_hours', 'name', 'street', 'postcode', 'city', 'latitude', 'longitude'].map((field) => `4 ${field}`),
    ...['opening_hours', 'latitude', 'longitude'].map((field) => `5 ${field}`),
    '6 store_id',
  ]);
});

test('a wrong GLN or time zone is told', () => {
  const row = `${lille},4012345678902,Europe/Lille`;
  expect(errorsOf(`${header},gln,time_zone\n${row}\n`)).toEqual(['2 gln', '2 time_zone']);
});

test.each([
  ['', '1 '],
  [`${header}\n`, '1 '],
  ['store_id,name\nlille,Lille\n', '1 street'],
  [`${header}\n"lille,Lille`, '2 '],
  [`${header}\n${lille}\nli"lle,Lille`, '3 '],
  [`${header}\n${lille}\ntours,Tours`, '3 '],
  ['PK\u0003\u0004binary', '1 store_id'],
])('a file that is no list of stores is refused: %j', (text, first) => {
  expect(errorsOf(text)[0]).toBe(first);
});

test('an error has a code and what a sentence about it names, the first line of a double too', () => {
  const answer = readStoreList(
    [header, lille, lille, 'tours,Tours,1 rue,37000,Tours,91,0.7,always'].join('\n'),
    entity,
  );
  expect(answer).toMatchObject({
    refusal: {
      errors: [
        { line: 3, code: 'duplicate_id', values: { id: 'lille', otherLine: 2 } },
        { line: 4, code: 'bad_opening_hours', values: { value: 'always' } },
        { line: 4, code: 'bad_coordinate', values: { column: 'latitude', value: '91', max: 90 } },
      ],
      more: 0,
    },
  });
});

test('of many errors the first hundred are told, and how many more there are', () => {
  const rows = Array.from({ length: 150 }, (_, n) => `store-${n},,1 rue,37000,Tours,47,0.7,Mo-Sa 08:30-20:00`);
  const answer = readStoreList([header, ...rows].join('\n'), entity);
  expect(answer).toMatchObject({ refusal: { more: 50 } });
});

test('a store too many is told, not left out', () => {
  const rows = Array.from({ length: 20_001 }, (_, n) => lille.replace('lille', `lille-${n}`));
  expect(errorsOf([header, ...rows].join('\n'))).toEqual(['1 ']);
});

test('opening hours are written as on OpenStreetMap', () => {
  expect(parseOpeningHours('Mo-Fr 08:30-12:00,14:00-19:00; Sa,Su 09:00-13:00')).toEqual([
    { days: [1, 2, 3, 4, 5], opens: '08:30', closes: '12:00' },
    { days: [1, 2, 3, 4, 5], opens: '14:00', closes: '19:00' },
    { days: [6, 7], opens: '09:00', closes: '13:00' },
  ]);
  for (const text of [
    '',
    '24/7',
    'Mo 8-20',
    'Mo-Xx 08:00-20:00',
    'Sa-Mo 08:00-20:00',
    'Mo 20:00-08:00',
    'Mo 08:00-24:00',
    'Mo 25:00-26:00',
  ])
    expect([text, parseOpeningHours(text)]).toEqual([text, undefined]);
});

test('a GLN has a right check digit', () => {
  expect(isGln('4012345678901')).toBe(true);
  for (const text of ['4012345678902', '401234567890', '40123456789012', 'abc']) expect(isGln(text)).toBe(false);
});
