import type { Database, EntityId } from '../../platform/index.ts';
import type { Contact } from '../contact.model.ts';
import { type MetaAccess, pageGraph } from '../post-message.ts';
import { saveProfileName } from '../repository.ts';
import { at, shortText } from '../webhook-values.ts';

/**
 * Asks Meta what a person is called, as Messenger's webhooks do not say it, and keeps it for the desk and the order. Many people's names
 * cannot be asked; then nothing changes.
 * @throws {GraphError}
 */
export async function meetByName(
  db: Database,
  access: MetaAccess,
  { entityId, pageId, contact }: { readonly entityId: EntityId; readonly pageId: string; readonly contact: Contact },
): Promise<void> {
  if (!contact.psid || contact.profileName !== null) return;
  const path = `/${encodeURIComponent(contact.psid)}`;
  const profile = await pageGraph(access, pageId).get(path, { fields: 'first_name,last_name' });
  const name = [at(profile, 'first_name'), at(profile, 'last_name')].flatMap((part) => shortText(part) || []).join(' ');
  if (name) await saveProfileName(db, entityId, contact.contactId, name);
}
