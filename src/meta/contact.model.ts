import type { SeenPerson } from './inbound.model.ts';

/**
 * A person as a channel knows them. `contactId` is ours. On WhatsApp `waId` is absent for people who hide their number; on Messenger there
 * is only `psid`, so somebody who writes on both channels is two contacts.
 */
export interface Contact {
  readonly contactId: string;
  readonly waId: string | null;
  readonly bsuid: string | null;
  readonly psid: string | null;
  readonly profileName: string | null;
  readonly username: string | null;
}

/** What a sighting of a person changes: contacts to save as they are now, and perhaps two that turn out to be one person. */
export interface ContactDecision {
  readonly contact: Contact;
  readonly isNew: boolean;
  /** A contact that loses its phone number to another person. */
  readonly released?: Contact;
  /** A contact that is the same person: its messages move to `contact`, and it goes. */
  readonly merged?: Contact;
}

/**
 * Who is this? The business-scoped id names the account, the phone number only its present line.
 * - Known by one of the two: the other is added.
 * - Known by both as two contacts: they are one person when the one with the number had no business-scoped id yet.
 * - The number is known with another business-scoped id: it has a new holder, who must not see what the former one ordered.
 */
export function decideContact(
  seen: SeenPerson,
  known: {
    readonly byWaId: Contact | undefined;
    readonly byBsuid: Contact | undefined;
    readonly byPsid?: Contact | undefined;
  },
  newContactId: string,
): ContactDecision {
  const { byWaId, byBsuid, byPsid } = known;
  if (byPsid) return { contact: withSeen(byPsid, seen), isNew: false };
  if (byWaId && byBsuid && byWaId.contactId !== byBsuid.contactId)
    return byWaId.bsuid === null
      ? { contact: withSeen(byWaId, seen), isNew: false, merged: byBsuid }
      : { contact: withSeen(byBsuid, seen), isNew: false, released: { ...byWaId, waId: null } };
  if (byBsuid) return { contact: withSeen(byBsuid, seen), isNew: false };
  const hasNewHolder = byWaId && seen.bsuid !== undefined && byWaId.bsuid !== null;
  if (byWaId && !hasNewHolder) return { contact: withSeen(byWaId, seen), isNew: false };
  const nobody = { contactId: newContactId, waId: null, bsuid: null, psid: null, profileName: null, username: null };
  const contact = withSeen(nobody, seen);
  return byWaId ? { contact, isNew: true, released: { ...byWaId, waId: null } } : { contact, isNew: true };
}

function withSeen(contact: Contact, seen: SeenPerson): Contact {
  return {
    contactId: contact.contactId,
    waId: seen.waId ?? contact.waId,
    bsuid: seen.bsuid ?? contact.bsuid,
    psid: seen.psid ?? contact.psid,
    profileName: seen.profileName ?? contact.profileName,
    username: seen.username ?? contact.username,
  };
}

/** Whether a sighting tells nothing that is not known. */
export function isKnownAs(contact: Contact, seen: SeenPerson): boolean {
  const now = withSeen(contact, seen);
  return (
    now.waId === contact.waId &&
    now.bsuid === contact.bsuid &&
    now.psid === contact.psid &&
    now.profileName === contact.profileName &&
    now.username === contact.username
  );
}
