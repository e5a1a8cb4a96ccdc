export { contactChanges, type FollowDoors, orderNotices } from './follow-orders.ts';
export { hasConsent } from './repository.ts';
export { type ConversationDoors, conversationRoutes } from './routes.ts';
export {
  answerWaiting,
  type Conversation,
  type ConversationStart,
  startConversation,
} from './start-conversation.ts';
export { type CatalogDoors, catalogChanges, catalogSyncJobs, syncChatCatalog } from './sync-chat-catalog.ts';
