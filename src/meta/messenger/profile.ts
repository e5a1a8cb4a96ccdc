import type { Graph } from '../graph.ts';
import { cut } from '../message-parts.ts';
import { at, list } from '../webhook-values.ts';
import { getStartedPayload, type Postback } from './messages.ts';

/** What stands around the chats of a Page, in one language. */
export interface PageLanguage {
  /** Meta's locale, such as `fr_FR`; `default` for all others. */
  readonly locale: string;
  /** Shown before the first message; at most 160 characters. */
  readonly greeting: string;
  /** One to three entries beside the field where people write; labels of at most 30 characters. */
  readonly menu: readonly Postback[];
}

const greetingLength = 160;
const menuTitleLength = 30;

// What Halles reads of a Page's chats.
const subscribedFields = [
  'messages',
  'messaging_postbacks',
  'messaging_referrals',
  'message_echoes',
  'message_deliveries',
  'message_reads',
  'message_reactions',
] as const;

/**
 * Tells Meta to send us a Page's events, and lets its chats have the first button, the greeting and the menu asked for.
 * @returns false when these were there already.
 * @throws {GraphError}
 */
export async function ensurePageProfile(
  graph: Graph,
  pageId: string,
  languages: readonly PageLanguage[],
): Promise<boolean> {
  const path = `/${encodeURIComponent(pageId)}`;
  const wanted = toProfile(languages);
  // Which of the apps listed there is ours cannot be told, and subscribing again changes nothing.
  await graph.post(`${path}/subscribed_apps`, undefined, { subscribed_fields: subscribedFields.join(',') });
  const present = await graph.get(`${path}/messenger_profile`, { fields: Object.keys(wanted).join(',') });
  if (includes(list(at(present, 'data'))[0], wanted)) return false;
  await graph.post(`${path}/messenger_profile`, wanted);
  return true;
}

/** The body of `POST /{page_id}/messenger_profile`. */
export function toProfile(languages: readonly PageLanguage[]): Readonly<Record<string, unknown>> {
  return {
    get_started: { payload: getStartedPayload },
    greeting: languages.map(({ locale, greeting }) => ({ locale, text: cut(greeting, greetingLength) })),
    persistent_menu: languages.map(({ locale, menu }) => ({
      locale,
      composer_input_disabled: false,
      call_to_actions: menu.map(({ id, title }) => ({
        type: 'postback',
        title: cut(title, menuTitleLength),
        payload: id,
      })),
    })),
  };
}

/** Whether all that is wanted is there; Meta may add fields of its own. */
function includes(present: unknown, wanted: unknown): boolean {
  if (Array.isArray(wanted))
    return Array.isArray(present) && wanted.every((one) => present.some((other) => includes(other, one)));
  if (typeof wanted !== 'object' || wanted === null) return present === wanted;
  return Object.entries(wanted).every(([name, value]) => includes(at(present, name), value));
}
