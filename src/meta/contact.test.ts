import { expect, test } from 'vitest';
import { type Contact, decideContact, isKnownAs } from './contact.model.ts';

const aContact = (over: Partial<Contact> = {}): Contact => ({
  contactId: 'c1',
  waId: '336',
  bsuid: null,
  psid: null,
  profileName: null,
  username: null,
  ...over,
});
const unknown = { byWaId: undefined, byBsuid: undefined };

test('a person seen first gets a contact with all that was seen', () => {
  expect(decideContact({ waId: '336', bsuid: 'FR.1', profileName: 'Lea' }, unknown, 'new')).toEqual({
    contact: { contactId: 'new', waId: '336', bsuid: 'FR.1', psid: null, profileName: 'Lea', username: null },
    isNew: true,
  });
});

test('a person who now hides the number stays the same contact and keeps the number we know', () => {
  const byBsuid = aContact({ bsuid: 'FR.1' });
  expect(decideContact({ bsuid: 'FR.1' }, { byWaId: undefined, byBsuid }, 'new').contact).toEqual(byBsuid);
});

test('a person known by number gets the business-scoped id when it arrives', () => {
  const { contact, isNew } = decideContact({ waId: '336', bsuid: 'FR.1' }, { ...unknown, byWaId: aContact() }, 'new');
  expect([contact.contactId, contact.bsuid, isNew]).toEqual(['c1', 'FR.1', false]);
});

test('two contacts that turn out to be one person become the older one', () => {
  const byBsuid = aContact({ contactId: 'c2', waId: null, bsuid: 'FR.1' });
  const decision = decideContact({ waId: '336', bsuid: 'FR.1' }, { byWaId: aContact(), byBsuid }, 'new');
  expect(decision.contact).toMatchObject({ contactId: 'c1', waId: '336', bsuid: 'FR.1' });
  expect(decision.merged?.contactId).toBe('c2');
});

test('the new holder of a number is another person', () => {
  const byWaId = aContact({ bsuid: 'FR.1' });
  const decision = decideContact({ waId: '336', bsuid: 'FR.2' }, { ...unknown, byWaId }, 'new');
  expect(decision.contact).toMatchObject({ contactId: 'new', waId: '336', bsuid: 'FR.2' });
  expect(decision.released).toMatchObject({ contactId: 'c1', waId: null, bsuid: 'FR.1' });
});

test('nothing new is noticed as such', () => {
  const contact = aContact({ bsuid: 'FR.1', profileName: 'Lea' });
  expect(isKnownAs(contact, { waId: '336' })).toBe(true);
  expect(isKnownAs(contact, { bsuid: 'FR.1', profileName: 'Lea' })).toBe(true);
  expect(isKnownAs(contact, { waId: '336', username: 'lea' })).toBe(false);
});

test('on Messenger the page-scoped id is all that is known of a person', () => {
  const lea = { contactId: 'new', waId: null, bsuid: null, psid: '42', profileName: null, username: null };
  expect(decideContact({ psid: '42' }, unknown, 'new')).toEqual({ contact: lea, isNew: true });
  expect(decideContact({ psid: '42' }, { ...unknown, byPsid: lea }, 'other')).toEqual({ contact: lea, isNew: false });
});
