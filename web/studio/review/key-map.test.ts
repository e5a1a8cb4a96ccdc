import { describe, expect, test } from 'vitest';
import { deedOf, keyRows } from './key-map.ts';

describe('the keys', () => {
  const press = (key: string, over: object = {}) =>
    deedOf({ key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...over });

  test('do what their table says, each one thing', () => {
    expect(press('Enter')).toBe('confirm');
    expect(press('P')).toBe('price');
    expect(press('?', { shiftKey: true })).toBe('help');
    expect(press('z', { ctrlKey: true })).toBe('undo');
    expect(press('Z', { metaKey: true, shiftKey: true })).toBe('redo');
    const all = keyRows.flatMap(({ keys }) => Object.keys(keys));
    expect(new Set(all).size).toBe(all.length);
  });

  test('leave the browser its own', () => {
    expect([press('p', { ctrlKey: true }), press('f', { ctrlKey: true }), press('Tab')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});
