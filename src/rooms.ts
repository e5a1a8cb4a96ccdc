import { join } from 'node:path';
import { catalogJobs } from './catalog/index.ts';
import {
  catalogChanges,
  catalogSyncJobs,
  contactChanges,
  noticeTemplateJobs,
  orderNotices,
  pageProfileJobs,
  startConversation,
} from './conversation/index.ts';
import { connectDemoPages, loadDemo, registerSandboxNumbers } from './demo/load-demo.ts';
import { demoPublisher, renewDemoLeaflets } from './demo/publish-demo.ts';
import { leafletFiles, leafletReading, type ReadingDoors, secondReader, startLeafletClock } from './leaflet/index.ts';
import { metaJobs, metaRoutes, startMeta } from './meta/index.ts';
import { orderJobs } from './order/index.ts';
import { listEntities, requireCapability } from './organisation/index.ts';
import {
  type Config,
  consumeOnce,
  type Database,
  type EventConsumer,
  type Http,
  type Jobs,
  type Logger,
  type Loop,
  platformJobs,
  startLoop,
  uploadJobs,
} from './platform/index.ts';
import { hangRoutes } from './routes.ts';
import { mountShop } from './shop-surface.ts';
import { mountStaff } from './staff-surface.ts';

/** What the rooms are opened with. */
export interface RoomKeys {
  readonly config: Config;
  readonly root: string;
  readonly log: Logger;
  readonly db: Database;
  readonly connectionString: string;
  readonly jobs: Jobs;
  readonly http: Http;
  readonly setUpKey: string | undefined;
  readonly now: () => Date;
}

/** Opens every room in the order of the house: routes, jobs and loops. `stop` ends the loops after the step in hand. */
export async function openRooms(keys: RoomKeys): Promise<{ stop(): Promise<void> }> {
  const { config, root, log, db, connectionString, jobs, http, now, setUpKey } = keys;
  const { demo, secureCookies, dataFolder, publicUrl } = config;
  const files = leafletFiles(dataFolder);
  await platformJobs({ db, jobs, log, now });
  await uploadJobs({ db, jobs, log, now, folder: dataFolder });
  await metaJobs({ db, jobs, log, now });

  const reading = leafletReading({ db, jobs, files, now, log, ...secondReaderOf(config.model, log) });
  metaRoutes(http, { db, now, log, meta: config.meta });
  hangRoutes(http, {
    organisation: { db, now, demo, secureCookies, setUpKey },
    uploads: {
      db,
      now,
      folder: dataFolder,
      authorise: (request) => requireCapability(db, request, now(), 'edit_leaflets'),
    },
    catalog: { db, now, jobs, dataFolder },
    leaflet: { db, now, dataFolder, publicUrl, files, ...reading },
    shop: { db, now, publicUrl },
    order: { db, now },
    conversation: { db, now, chatLinks: config.meta.chatLinks },
  });

  if (demo) await loadDemo({ db, now, files, folder: join(root, 'demo'), startReading: reading.startReading });
  if (demo && config.meta.sandbox) {
    await connectDemoPages(db);
    await registerSandboxNumbers(config.meta.graphUrl);
  }
  await catalogJobs({ db, jobs, now });
  await orderJobs({ db, jobs, now });
  await reading.work();
  const meta = await startMeta({ db, connectionString, meta: config.meta, log, now });
  const catalog = { db, graph: meta.graph, jobs, log, now, publicUrl };
  await catalogSyncJobs(catalog);
  await noticeTemplateJobs({ db, graph: meta.graph, jobs, log });
  await pageProfileJobs({ db, pageGraph: meta.pageGraph, jobs, log });
  const conversation = startConversation({ db, log, now, publicUrl, meta });
  const consumers: EventConsumer[] = [
    orderNotices({ now, publicUrl }),
    contactChanges({ now }),
    catalogChanges(catalog),
  ];
  if (demo) {
    consumers.push(demoPublisher({ db, log, now }));
    for (const { entityId } of await listEntities(db)) await renewDemoLeaflets({ db, log, now }, entityId);
  }
  const loops = consumers.map((consumer) => followEvents(db, consumer, now, log));
  const clock = startLeafletClock(db, log);
  await mountStaff(http, root);
  await mountShop({ http, config, root });
  return {
    stop: async () => {
      reading.stop();
      for (const loop of [...loops, clock, conversation]) await loop.stop();
      await meta.stop();
    },
  };
}

/** Reads the log for one consumer, entity by entity, until there is nothing more. */
function followEvents(db: Database, consumer: EventConsumer, now: () => Date, log: Logger): Loop {
  return startLoop(consumer.name, 1000, log, async () => {
    let handled = 0;
    for (const { entityId } of await listEntities(db)) handled += await consumeOnce(db, consumer, entityId, now());
    return handled > 0;
  });
}

function secondReaderOf(model: Config['model'], log: Logger): Pick<ReadingDoors, 'secondReader'> | undefined {
  return (
    model && { secondReader: () => secondReader(model, (err) => log.warn({ err }, 'the model did not read an offer')) }
  );
}
