export {
  type CatalogItem,
  type CatalogSync,
  type CatalogSyncResult,
  switchOnCommerce,
  syncCatalog,
} from './catalog-sync.ts';
export { type Capabilities, type Channel, capabilitiesOf } from './channel.model.ts';
export type { Contact } from './contact.model.ts';
export {
  type ContactData,
  type ContactName,
  eraseContact,
  exportContact,
  findContactNamed,
} from './contact-data.ts';
export {
  enqueueReply,
  type Recipient,
  type ReplyToSend,
  type ServiceWindow,
  windowOf,
} from './enqueue-message.ts';
export {
  type EnsuredTemplates,
  ensureTemplates,
  type KnownTemplate,
  type NewTemplate,
  type RefusedTemplate,
  toMetaTemplate,
} from './ensure-templates.ts';
export { type Graph, openGraph } from './graph.ts';
export type { Treatment } from './graph-error.ts';
export { claimInbound, failInbound, finishInbound, type InboundWork } from './handle-inbound.ts';
export type {
  CartContent,
  CartLine,
  InboundContent,
  InboundContext,
  Referral,
} from './inbound.model.ts';
export { metaJobs } from './jobs.ts';
export { type Delivery, listMessages, type ThreadMessage, wordsOf } from './list-messages.ts';
export {
  type ListRow,
  type ListSection,
  type MessageBody,
  messageLimits,
  type ProductSection,
  type ReplyButton,
  type TemplateComponent,
} from './messages.ts';
export { ensurePageProfile, type PageLanguage } from './messenger/profile.ts';
export { pageGraph } from './post-message.ts';
export { type DepartmentSet, type ProductSetChanges, syncProductSets } from './product-sets.ts';
export { type Card, type CardButton, cardLimits, type Reply } from './reply.model.ts';
export {
  type ChannelAddress,
  findChannelAddress,
  findContact,
  listChannelAddresses,
  saveChannelAddress,
} from './repository.ts';
export { type MetaDoors, metaRoutes } from './routes.ts';
export { type Meta, type MetaStart, startMeta } from './start-meta.ts';
