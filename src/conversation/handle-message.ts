import {
  enqueueReply,
  findChannelAddress,
  findContact,
  finishInbound,
  type InboundWork,
  type Reply,
} from '../meta/index.ts';
import { requireEntity } from '../organisation/index.ts';
import { counter, type Database, inTransaction, type Trx } from '../platform/index.ts';
import { callTeam, resume } from './call-team.ts';
import { showDay, showDays, showSlots, takeSlot } from './choose-slot.ts';
import { askStore, chooseStore, findStoreByText, findStoreNear } from './choose-store.ts';
import { type Deed, decide, type Errand, greetsFirst } from './dialogue.model.ts';
import { addList, findWritten, showListChoices } from './find-products.ts';
import { inputOf } from './input.model.ts';
import { askCancel, cancelNow, changeOrder, confirmOrder, keepOrder, showOrders } from './order-talk.ts';
import { lockThread, saveThread } from './repository.ts';
import { emptyBasket, showBasket } from './show-basket.ts';
import { showDepartment, showLeaflet, showOffers } from './show-leaflet.ts';
import { askConsent, greet, noteConsent, sayWhatToDo, stopMarketing } from './small-talk.ts';
import { addProduct, takeCart } from './take-cart.ts';
import { takeOffer } from './take-offer.ts';
import { offerWebBasket, takeWebBasket } from './take-web-basket.ts';
import { canDo, moveTo, rememberLanguage, reply, say, storeOf, type Turn } from './turn.ts';
import { languageOf, toLanguage } from './words.model.ts';

const handled = counter('dialogue_handled_total', 'Messages of shoppers that were handled, by what was done', ['deed']);

/** The claim ran out before the answer was ready; another took the message. */
export class ClaimLost extends Error {
  override name = 'ClaimLost';
}

/**
 * Answers one message of a shopper: what it changes, its replies and its end commit together, so a crash repeats nothing that a person can
 * see.
 * @throws {ClaimLost} when another took the message meanwhile; nothing was kept.
 */
export async function handleMessage(
  db: Database,
  work: InboundWork,
  { publicUrl, now }: { readonly publicUrl: string; readonly now: Date },
): Promise<void> {
  await inTransaction(db, async (trx) => {
    const turn = await beginTurn(trx, work, publicUrl, now);
    const deed = await answer(turn, work);
    await saveThread(trx, turn.thread);
    await sendReplies(trx, work, turn.replies, now);
    if (!(await finishInbound(trx, work))) throw new ClaimLost('The message was taken by another.');
    handled.inc({ deed });
  });
}

async function beginTurn(trx: Trx, work: InboundWork, publicUrl: string, now: Date): Promise<Turn> {
  const { entityId, addressId, contactId } = work;
  const entity = await requireEntity(trx, entityId);
  const address = await findChannelAddress(trx, entityId, addressId);
  const contact = await findContact(trx, entityId, contactId);
  if (!address || !contact) throw new Error('The address or the contact of a message is gone.');
  const thread = await lockThread(trx, { entityId, addressId, contactId }, toLanguage(entity.languages[0]), now);
  const lastInboundAt = new Date(Math.max(work.occurredAt.getTime(), thread.lastInboundAt.getTime()));
  return { trx, now, publicUrl, entity, address, contact, thread: { ...thread, lastInboundAt }, replies: [] };
}

async function answer(turn: Turn, { content }: InboundWork): Promise<Deed['do']> {
  const input = inputOf(content);
  if (content.type === 'text')
    rememberLanguage(turn, languageOf(content.text, toLanguage(turn.thread.shopper.language)));
  const { state } = turn.thread;
  const deed = decide(state, input);
  if (greetsFirst(state, input)) await greet(turn);
  await perform(turn, deed);
  return deed.do;
}

/** Replies leave in order: Meta keeps the order of what it accepts one after the other. */
async function sendReplies(
  trx: Trx,
  { entityId, addressId, contactId, wamid }: InboundWork,
  replies: readonly Reply[],
  now: Date,
): Promise<void> {
  for (const [i, reply] of replies.entries()) {
    const dedupeKey = `re:${wamid.slice(-180)}:${i}`;
    await enqueueReply(trx, { entityId, addressId, to: { contactId }, reply, dedupeKey }, now);
  }
}

type Deeds = { readonly [Name in Deed['do']]: (turn: Turn, deed: Extract<Deed, { do: Name }>) => Promise<void> | void };

const deeds: Deeds = {
  keep_silent: () => undefined,
  stop_marketing: (turn, { words }) => stopMarketing(turn, words),
  ask_consent: (turn) => askConsent(turn),
  note_consent: (turn, { granted }) => noteConsent(turn, granted),
  ask_store: (turn, { errand }) => askStore(turn, errand),
  find_store: (turn, { text, errand }) => findStoreByText(turn, text, errand),
  find_store_near: (turn, { latitude, longitude, errand }) => findStoreNear(turn, { latitude, longitude }, errand),
  choose_store: async (turn, { storeId, errand }) => {
    if (await chooseStore(turn, storeId, errand)) await runErrand(turn, errand);
  },
  run_errand: (turn, { errand }) => runErrand(turn, errand),
  show_department: async (turn, { index, from }) => {
    const store = await storeOf(turn);
    await (store ? showDepartment(turn, store, index, from) : askStore(turn, { kind: 'leaflet' }));
  },
  add_list: (turn, { lines }) => addList(turn, lines),
  show_list_choices: (turn, { lines }) => showListChoices(turn, lines),
  drop_list: (turn) => {
    moveTo(turn, { at: 'shopping' });
    sayWhatToDo(turn, say(turn, 'list.dropped'));
  },
  take_cart: (turn, { lines }) => takeCart(turn, lines),
  offer_web_basket: (turn, { basket }) => offerWebBasket(turn, basket),
  take_web_basket: (turn, { basket }) => takeWebBasket(turn, basket),
  add_product: (turn, { productId, steps }) => addProduct(turn, productId, steps),
  take_offer: (turn, offer) => takeOffer(turn, offer),
  show_offers: async (turn, { from }) => {
    const store = await storeOf(turn);
    await (store ? showOffers(turn, store, from) : askStore(turn, { kind: 'leaflet' }));
  },
  empty_basket: (turn) => emptyBasket(turn),
  show_days: (turn) => showDays(turn),
  show_day: (turn, { date }) => showDay(turn, date),
  hold_slot: (turn, { slotId }) => takeSlot(turn, slotId),
  place_order: (turn, { basketId, totalMinor }) => confirmOrder(turn, basketId, totalMinor),
  show_orders: (turn) => showOrders(turn),
  ask_cancel: (turn, { orderId }) => askCancel(turn, orderId),
  cancel_order: (turn, { orderId }) => cancelNow(turn, orderId),
  keep_order: (turn) => keepOrder(turn),
  change_order: (turn, { orderId }) => changeOrder(turn, orderId),
  call_team: (turn) => callTeam(turn),
  resume: (turn) => resume(turn),
  use_language: (turn, { language }) => {
    rememberLanguage(turn, toLanguage(language));
    sayWhatToDo(turn, say(turn, 'language.changed'));
  },
  say_welcome: async (turn) => {
    if (await storeOf(turn)) sayWhatToDo(turn, say(turn, 'greet.again'));
    else askStore(turn, { kind: 'leaflet' });
  },
  say_help: (turn) => sayWhatToDo(turn),
  say_thanks: (turn) => reply(turn, { kind: 'text', text: say(turn, 'thanks') }),
  say_unreadable: (turn) => sayWhatToDo(turn, say(turn, 'unreadable', { places: String(canDo(turn).places) })),
};

function perform(turn: Turn, deed: Deed): Promise<void> | void {
  return (deeds[deed.do] as (turn: Turn, deed: Deed) => Promise<void> | void)(turn, deed);
}

/** Does what the shopper came for; all of it happens at a store, so that is asked first. */
async function runErrand(turn: Turn, errand: Errand): Promise<void> {
  const store = await storeOf(turn);
  if (!store) return askStore(turn, errand);
  if (errand.kind === 'slots') return showSlots(turn);
  if (errand.kind === 'basket') return showBasket(turn);
  moveTo(turn, { at: 'shopping' });
  if (errand.kind === 'find') return findWritten(turn, store, errand.text);
  await showLeaflet(turn, store);
}
