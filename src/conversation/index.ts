export { contactChanges, type FollowDoors, orderNotices } from './follow-orders.ts';
export {
  ensureNoticeTemplates,
  type NoticeTemplateDoors,
  noticeTemplateJobs,
} from './notice-templates.ts';
export { ensurePageProfiles, type PageProfileDoors, pageProfileJobs } from './page-profile.ts';
export { type ConversationDoors, conversationRoutes } from './routes.ts';
export { type Erased, eraseShopper, exportShopper, parseShopperName, type ShopperData } from './shopper-data.ts';
export {
  type Conversation,
  type ConversationStart,
  startConversation,
} from './start-conversation.ts';
export { type CatalogDoors, catalogChanges, catalogSyncJobs } from './sync-chat-catalog.ts';
