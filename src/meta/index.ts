export {
  type CatalogItem,
  type CatalogSync,
  type CatalogSyncResult,
  switchOnCommerce,
  syncCatalog,
} from './catalog-sync.ts';
export type { Contact } from './contact.model.ts';
export {
  enqueueMessage,
  type MessageToSend,
  type Recipient,
  requireContact,
  type ServiceWindow,
  windowOf,
} from './enqueue-message.ts';
export { type Graph, openGraph } from './graph.ts';
export { GraphError, type Treatment } from './graph-error.ts';
export { claimInbound, countInbound, failInbound, finishInbound, type InboundWork } from './handle-inbound.ts';
export type {
  CartContent,
  CartLine,
  InboundContent,
  InboundContext,
  Referral,
} from './inbound.model.ts';
export { metaJobs } from './jobs.ts';
export { type Delivery, listMessages, type ThreadMessage } from './list-messages.ts';
export {
  buttonsMessage,
  cut,
  type ImageSource,
  imageMessage,
  type ListRow,
  type ListSection,
  linkMessage,
  listMessage,
  locationRequestMessage,
  type MessageBody,
  messageLimits,
  type ProductSection,
  productListMessage,
  productMessage,
  type ReplyButton,
  replyTo,
  type TemplateComponent,
  templateMessage,
  textMessage,
} from './messages.ts';
export {
  type ChannelNumber,
  findChannelNumber,
  findContact,
  listChannelNumbers,
  resumeNumbers,
  saveChannelNumber,
} from './repository.ts';
export { type MetaDoors, metaRoutes } from './routes.ts';
export { type Meta, type MetaStart, startMeta } from './start-meta.ts';
