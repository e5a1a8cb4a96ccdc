import { ensurePageProfile, type Graph, listChannelAddresses, type PageLanguage } from '../meta/index.ts';
import { listEntities, requireEntity } from '../organisation/index.ts';
import type { Database, EntityId, Jobs, Logger } from '../platform/index.ts';
import { choiceId } from './input.model.ts';
import { sayIn } from './turn.ts';
import { type Language, languages, toLanguage } from './words.model.ts';

export interface PageProfileDoors {
  readonly db: Database;
  /** The Graph API in the name of a Page; throws when its token is not set. */
  readonly pageGraph: (pageId: string) => Graph;
  readonly log: Logger;
}

const job = 'conversation.page-profile';

/** Brings what stands around a Page's chats up to date at start and every hour: a Page may be new, its token may have come. */
export async function pageProfileJobs({ jobs, ...doors }: PageProfileDoors & { jobs: Jobs }): Promise<void> {
  await jobs.work(job, async () => {
    for (const { entityId } of await listEntities(doors.db)) await ensurePageProfiles(doors, entityId);
  });
  await jobs.schedule(job, '50 * * * *');
  await jobs.enqueue(job, {}, { key: 'start' });
}

/**
 * Lets each Page of an entity send us its events, with a first button, a greeting and a menu in every language the dialogue speaks. A
 * refusal is logged and ends nothing: the next hour asks again.
 * @returns whether all of them are as they should be.
 */
export async function ensurePageProfiles(
  { db, pageGraph, log }: PageProfileDoors,
  entityId: EntityId,
): Promise<boolean> {
  const entity = await requireEntity(db, entityId);
  const pages = (await listChannelAddresses(db, entityId)).filter(({ channel }) => channel === 'messenger');
  const around = pageLanguages(toLanguage(entity.languages[0]));
  let complete = true;
  for (const { addressId: pageId } of pages) {
    try {
      if (await ensurePageProfile(pageGraph(pageId), pageId, around))
        log.info({ entity: entityId, pageId }, 'the menu of a Page was set');
    } catch (error) {
      complete = false;
      log.warn({ err: error, entity: entityId, pageId }, 'the menu of a Page could not be looked after');
    }
  }
  return complete;
}

// Meta, Messenger Platform: supported locales.
const locales: Readonly<Record<Language, string>> = {
  fr: 'fr_FR',
  en: 'en_US',
  es: 'es_ES',
  it: 'it_IT',
  nl: 'nl_NL',
};

/** The entity's own language for everyone, and each of ours for those who read it. */
export function pageLanguages(own: Language): PageLanguage[] {
  return [aroundChat('default', own), ...languages.map((language) => aroundChat(locales[language], language))];
}

function aroundChat(locale: string, language: Language): PageLanguage {
  return {
    locale,
    greeting: sayIn(language, 'page.greeting'),
    menu: [
      { id: choiceId.plain('leaflet'), title: sayIn(language, 'help.leaflet') },
      { id: choiceId.plain('basket'), title: sayIn(language, 'help.basket') },
      { id: choiceId.plain('orders'), title: sayIn(language, 'help.orders') },
    ],
  };
}
