import type { EntityId } from '../platform/index.ts';

export const roles = ['administrator', 'leaflet_editor', 'store_manager', 'store_employee'] as const;
export type Role = (typeof roles)[number];

/** What a person may do. Routes ask for a capability; this table says which roles have it. */
const capabilities = {
  administer: ['administrator'],
  edit_leaflets: ['administrator', 'leaflet_editor'],
  publish_leaflets: ['administrator', 'leaflet_editor'],
  import_feeds: ['administrator', 'leaflet_editor'],
  work_orders: ['administrator', 'store_manager', 'store_employee'],
  answer_shoppers: ['administrator', 'store_manager', 'store_employee'],
} as const satisfies Record<string, readonly Role[]>;

export type Capability = keyof typeof capabilities;

export interface Membership {
  readonly role: Role;
  /** Undefined means every store of the entity. */
  readonly storeId: string | undefined;
}

/** A person signed in to one entity. */
export interface Employee {
  readonly personId: string;
  readonly name: string;
  readonly language: string;
  readonly entityId: EntityId;
  readonly memberships: readonly Membership[];
}

/** Whether the employee may do it, at the store if one is given. */
export function may(employee: Employee, capability: Capability, storeId?: string): boolean {
  const allowed: readonly Role[] = capabilities[capability];
  return employee.memberships.some(
    (membership) =>
      allowed.includes(membership.role) &&
      (storeId === undefined || membership.storeId === undefined || membership.storeId === storeId),
  );
}

/** Who has the right that somebody lacks, for the sentence that tells them. */
export function rolesWith(capability: Capability): readonly Role[] {
  return capabilities[capability];
}
