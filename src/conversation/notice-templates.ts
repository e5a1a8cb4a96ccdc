import { capabilitiesOf, ensureTemplates, type Graph, listChannelAddresses, type NewTemplate } from '../meta/index.ts';
import { type Currency, formatMoney } from '../money/index.ts';
import { listEntities, requireEntity } from '../organisation/index.ts';
import type { Database, EntityId, Jobs, Logger } from '../platform/index.ts';
import { sayIn } from './turn.ts';
import { languages } from './words.model.ts';

/** What may be said of an order outside the 24-hour window, by the event that it tells. */
export const noticeTemplates = { 'order.ready': 'order_ready', 'order.canceled': 'order_canceled' } as const;

export interface NoticeTemplateDoors {
  readonly db: Database;
  readonly graph: Graph;
  readonly log: Logger;
}

const job = 'conversation.notice-templates';

/** Asks Meta for missing templates now, in the background, and every hour: an address may be new, a refusal may be over. */
export async function noticeTemplateJobs({ jobs, ...doors }: NoticeTemplateDoors & { jobs: Jobs }): Promise<void> {
  await jobs.work(job, async () => {
    for (const { entityId } of await listEntities(doors.db)) await ensureNoticeTemplates(doors, entityId);
  });
  await jobs.schedule(job, '40 * * * *');
  await jobs.enqueue(job, {}, { key: 'start' });
}

/**
 * Lets the templates exist, in every language the dialogue speaks, at each account that the entity has a number of. A refusal, or a Meta
 * that cannot be reached, is logged and ends nothing: the next hour asks again.
 * @returns whether all of them are there by now, approved or in review.
 */
export async function ensureNoticeTemplates(
  { db, graph, log }: NoticeTemplateDoors,
  entityId: EntityId,
): Promise<boolean> {
  const { country, currency } = await requireEntity(db, entityId);
  const wanted = noticesFor(country, currency);
  const addresses = await listChannelAddresses(db, entityId);
  let complete = true;
  const accounts = addresses
    .filter(({ channel }) => capabilitiesOf(channel).templates)
    .map(({ accountId }) => accountId);
  for (const accountId of new Set(accounts)) {
    try {
      const { created, present, refused } = await ensureTemplates(graph, accountId, wanted);
      if (refused.length > 0) complete = false;
      for (const { template, error } of refused) {
        const { name, language } = template;
        log.warn({ err: error, entity: entityId, accountId, name, language }, 'a template was refused');
      }
      for (const { name, language, status } of present)
        if (status === 'REJECTED' || status === 'DISABLED')
          log.warn({ entity: entityId, accountId, name, language, status }, 'a template cannot be sent');
      if (created.length > 0)
        log.info({ entity: entityId, accountId, created: created.length }, 'templates are in review');
    } catch (error) {
      complete = false;
      log.warn({ err: error, entity: entityId, accountId }, 'the templates of an account could not be looked after');
    }
  }
  return complete;
}

/** The templates as the account of a country company needs them. */
export function noticesFor(country: string, currency: Currency): NewTemplate[] {
  return languages.flatMap((language): NewTemplate[] => {
    const total = formatMoney({ minor: 2390, currency }, `${language}-${country}`);
    const of = { language, category: 'UTILITY' } as const;
    return [
      {
        ...of,
        name: noticeTemplates['order.ready'],
        body: sayIn(language, 'template.order-ready', { number: '{{1}}', total: '{{2}}' }),
        examples: ['LIL-0042', total],
      },
      {
        ...of,
        name: noticeTemplates['order.canceled'],
        body: sayIn(language, 'template.order-canceled', { number: '{{1}}' }),
        examples: ['LIL-0042'],
      },
    ];
  });
}
