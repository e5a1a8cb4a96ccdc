export { backUp, restore } from './backup.ts';
export {
  type Config,
  type MetaConfig,
  readConfig,
  SettingError,
} from './config.ts';
export { decodeCursor, decodeTimeCursor, encodeCursor, type Page, pageOf, pageQuery } from './cursor.ts';
export {
  type Database,
  type DatabaseHandle,
  inTransaction,
  openDatabase,
  type Queryable,
  requireSupportedServer,
  rowOf,
  rowsOf,
  type Trx,
} from './database.ts';
export { type DatabaseClock, openDatabaseClock } from './database-clock.ts';
export { type EmbeddedPostgres, isPostgresRunning, startEmbeddedPostgres } from './embedded-postgres.ts';
export {
  appendEvents,
  consumeOnce,
  type EventConsumer,
  forgetInEvents,
  historyOf,
  type LoggedEvent,
  type NewEvent,
} from './events.ts';
export { createHttp, type FastifyReply, type FastifyRequest, type Http, Problem, problemSchema } from './http.ts';
export { type Branded, type EntityId, isUuid, newId, newSecret, parseEntityId } from './identity.ts';
export { type Jobs, openJobs, type WorkOptions } from './jobs.ts';
export { type Logger, makeLog } from './log.ts';
export { type Loop, startLoop } from './loop.ts';
export { counter, gauge, histogram, startProcessMetrics } from './metrics.ts';
export { migrate } from './migrate.ts';
export { ensureMonths, platformJobs } from './partitions.ts';
export { ok, type Result, refuse } from './result.ts';
export { uploadJobs } from './sweep-uploads.ts';
export { loadTexts, type MessageValues, type Texts } from './texts.ts';
export {
  findCompleteUpload,
  markUploadUsed,
  type Upload,
  type UploadPurpose,
  uploadRoutes,
} from './uploads.ts';
