import { expect, test } from 'vitest';
import { type Capability, may, type Role } from './person.ts';
import { frenchEntity } from './testing.ts';

function anEmployee(...memberships: [Role, string?][]) {
  const person = { personId: '1', name: 'Anne', language: 'fr', entityId: frenchEntity };
  return { ...person, memberships: memberships.map(([role, storeId]) => ({ role, storeId })) };
}

const expected: Readonly<Record<Role, readonly Capability[]>> = {
  administrator: ['administer', 'edit_leaflets', 'publish_leaflets', 'import_feeds', 'work_orders', 'answer_shoppers'],
  leaflet_editor: ['edit_leaflets', 'publish_leaflets', 'import_feeds'],
  store_manager: ['work_orders', 'answer_shoppers'],
  store_employee: ['work_orders', 'answer_shoppers'],
};

test.each(Object.keys(expected) as Role[])('%s may do what the role is for, and nothing else', (role) => {
  const allowed = expected.administrator.filter((capability) => may(anEmployee([role]), capability));
  expect(allowed).toEqual(expected[role]);
});

test('a role at a store holds there only', () => {
  const employee = anEmployee(['store_employee', 'lille'], ['store_manager', 'roubaix']);
  expect(['lille', 'roubaix', 'paris'].map((store) => may(employee, 'work_orders', store))).toEqual([
    true,
    true,
    false,
  ]);
  expect(may(anEmployee(['administrator']), 'work_orders', 'paris')).toBe(true);
});

test('somebody without a role may do nothing', () => {
  expect(expected.administrator.some((capability) => may(anEmployee(), capability))).toBe(false);
});
