import type { Input, ShownOffer, WebBasket } from './input.model.ts';

/** What a shopper was about when we asked them something else first. */
export type Errand =
  | { readonly kind: 'leaflet' }
  | { readonly kind: 'basket' }
  | { readonly kind: 'slots' }
  | { readonly kind: 'find'; readonly text: string };

/** A product and how much of it, proposed for a line of a written list. */
export interface ListLine {
  readonly text: string;
  readonly productId: string;
  readonly steps: number;
}

/** Where a thread stands: what the next words of the shopper are an answer to. */
export type DialogueState =
  | { readonly at: 'new' }
  | { readonly at: 'choosing_store'; readonly errand: Errand }
  | { readonly at: 'shopping' }
  | { readonly at: 'confirming_list'; readonly lines: readonly ListLine[] }
  | { readonly at: 'choosing_slot' }
  | { readonly at: 'confirming_order'; readonly basketId: string; readonly totalMinor: number }
  | { readonly at: 'canceling_order'; readonly orderId: string }
  | { readonly at: 'with_team' };

/** What is done about an input. */
export type Deed =
  | { readonly do: 'keep_silent' }
  | { readonly do: 'stop_marketing'; readonly words: string }
  | { readonly do: 'ask_consent' }
  | { readonly do: 'note_consent'; readonly granted: boolean }
  | { readonly do: 'ask_store'; readonly errand: Errand }
  | { readonly do: 'find_store'; readonly text: string; readonly errand: Errand }
  | {
      readonly do: 'find_store_near';
      readonly latitude: number;
      readonly longitude: number;
      readonly errand: Errand;
    }
  | { readonly do: 'choose_store'; readonly storeId: string; readonly errand: Errand }
  | { readonly do: 'run_errand'; readonly errand: Errand }
  | { readonly do: 'show_department'; readonly index: number; readonly from: number }
  | { readonly do: 'show_offers'; readonly from: number }
  | ({ readonly do: 'take_offer' } & ShownOffer)
  | { readonly do: 'add_list'; readonly lines: readonly ListLine[] }
  | { readonly do: 'show_list_choices'; readonly lines: readonly ListLine[] }
  | { readonly do: 'drop_list' }
  | { readonly do: 'take_cart'; readonly lines: Extract<Input, { type: 'cart' }>['lines'] }
  | { readonly do: 'offer_web_basket' | 'take_web_basket'; readonly basket: WebBasket }
  | { readonly do: 'add_product'; readonly productId: string; readonly steps: number }
  | { readonly do: 'empty_basket' }
  | { readonly do: 'show_days' }
  | { readonly do: 'show_day'; readonly date: string }
  | { readonly do: 'hold_slot'; readonly slotId: string }
  | { readonly do: 'place_order'; readonly basketId: string; readonly totalMinor: number }
  | { readonly do: 'show_orders' }
  | { readonly do: 'ask_cancel'; readonly orderId: string | undefined }
  | { readonly do: 'cancel_order'; readonly orderId: string }
  | { readonly do: 'keep_order' }
  | { readonly do: 'change_order'; readonly orderId: string | undefined }
  | { readonly do: 'call_team' }
  | { readonly do: 'resume' }
  | { readonly do: 'use_language'; readonly language: string }
  | { readonly do: 'say_welcome' }
  | { readonly do: 'say_help' }
  | { readonly do: 'say_thanks' }
  | { readonly do: 'say_unreadable' };

type Row = { readonly [Type in Input['type']]: (input: Extract<Input, { type: Type }>) => Deed };

const leaflet: Errand = { kind: 'leaflet' };

/** What each input means where nothing else is asked. Buttons carry what they are about, so an old one still works. */
const anywhere: Row = {
  silent: () => ({ do: 'keep_silent' }),
  stop: ({ words }) => ({ do: 'stop_marketing', words }),
  start: () => ({ do: 'ask_consent' }),
  consent: ({ granted }) => ({ do: 'note_consent', granted }),
  leaflet: () => ({ do: 'run_errand', errand: leaflet }),
  department: ({ index, from }) => ({ do: 'show_department', index, from }),
  offers: ({ from }) => ({ do: 'show_offers', from }),
  take: ({ type: _, ...offer }) => ({ do: 'take_offer', ...offer }),
  change_store: () => ({ do: 'ask_store', errand: leaflet }),
  store: ({ storeId }) => ({ do: 'choose_store', storeId, errand: leaflet }),
  location: ({ latitude, longitude }) => ({ do: 'find_store_near', latitude, longitude, errand: leaflet }),
  words: ({ text }) => ({ do: 'run_errand', errand: { kind: 'find', text } }),
  cart: ({ lines }) => ({ do: 'take_cart', lines }),
  linked_basket: ({ basket }) => ({ do: 'offer_web_basket', basket }),
  web_basket: ({ basket }) => ({ do: 'take_web_basket', basket }),
  basket: () => ({ do: 'run_errand', errand: { kind: 'basket' } }),
  empty_basket: () => ({ do: 'empty_basket' }),
  add: ({ productId, steps }) => ({ do: 'add_product', productId, steps }),
  list: () => ({ do: 'run_errand', errand: { kind: 'basket' } }),
  slots: () => ({ do: 'run_errand', errand: { kind: 'slots' } }),
  days: () => ({ do: 'show_days' }),
  day: ({ date }) => ({ do: 'show_day', date }),
  slot: ({ slotId }) => ({ do: 'hold_slot', slotId }),
  confirm: ({ basketId, totalMinor }) => ({ do: 'place_order', basketId, totalMinor }),
  orders: () => ({ do: 'show_orders' }),
  cancel: ({ orderId }) => ({ do: 'ask_cancel', orderId }),
  cancel_now: ({ orderId }) => ({ do: 'cancel_order', orderId }),
  keep_order: () => ({ do: 'keep_order' }),
  change: ({ orderId }) => ({ do: 'change_order', orderId }),
  team: () => ({ do: 'call_team' }),
  assistant: () => ({ do: 'say_help' }),
  language: ({ language }) => ({ do: 'use_language', language }),
  greeting: () => ({ do: 'say_welcome' }),
  thanks: () => ({ do: 'say_thanks' }),
  help: () => ({ do: 'say_help' }),
  yes: () => ({ do: 'say_help' }),
  no: () => ({ do: 'say_help' }),
  unreadable: () => ({ do: 'say_unreadable' }),
};

const silence = (): Deed => ({ do: 'keep_silent' });

/** While people answer, the assistant only obeys STOP and the way back to it. */
const withTeam = {
  ...Object.fromEntries(Object.keys(anywhere).map((type) => [type, silence])),
  stop: anywhere.stop,
  consent: anywhere.consent,
  assistant: () => ({ do: 'resume' }),
} as unknown as Row;

/** What an input means in a state, where that differs from anywhere else. */
const inState: {
  readonly [At in DialogueState['at']]: (state: Extract<DialogueState, { at: At }>) => Partial<Row>;
} = {
  new: () => ({
    greeting: () => ({ do: 'ask_store', errand: leaflet }),
    help: () => ({ do: 'ask_store', errand: leaflet }),
    thanks: () => ({ do: 'ask_store', errand: leaflet }),
    yes: () => ({ do: 'ask_store', errand: leaflet }),
    no: () => ({ do: 'ask_store', errand: leaflet }),
    unreadable: () => ({ do: 'ask_store', errand: leaflet }),
    words: ({ text }) =>
      looksLikePlace(text)
        ? { do: 'find_store', text, errand: leaflet }
        : { do: 'run_errand', errand: { kind: 'find', text } },
  }),
  choosing_store: ({ errand }) => ({
    words: ({ text }) => ({ do: 'find_store', text, errand }),
    location: ({ latitude, longitude }) => ({ do: 'find_store_near', latitude, longitude, errand }),
    store: ({ storeId }) => ({ do: 'choose_store', storeId, errand }),
    change_store: () => ({ do: 'ask_store', errand }),
    greeting: () => ({ do: 'ask_store', errand }),
    yes: () => ({ do: 'ask_store', errand }),
    no: () => ({ do: 'ask_store', errand }),
  }),
  shopping: () => ({}),
  confirming_list: ({ lines }) => ({
    list: ({ choice }) =>
      choice === 'all'
        ? { do: 'add_list', lines }
        : choice === 'choose'
          ? { do: 'show_list_choices', lines }
          : { do: 'drop_list' },
    yes: () => ({ do: 'add_list', lines }),
    no: () => ({ do: 'drop_list' }),
  }),
  choosing_slot: () => ({
    yes: () => ({ do: 'run_errand', errand: { kind: 'slots' } }),
    no: () => ({ do: 'run_errand', errand: { kind: 'basket' } }),
  }),
  confirming_order: ({ basketId, totalMinor }) => ({
    yes: () => ({ do: 'place_order', basketId, totalMinor }),
    no: () => ({ do: 'run_errand', errand: { kind: 'basket' } }),
  }),
  canceling_order: ({ orderId }) => ({
    yes: () => ({ do: 'cancel_order', orderId }),
    no: () => ({ do: 'keep_order' }),
  }),
  with_team: () => withTeam,
};

/** A postcode alone, or with a town: what somebody writes who knows that stores are asked for. */
function looksLikePlace(text: string): boolean {
  return /^\D{0,30}\b\d{4,5}\b\D{0,30}$/.test(text) && !/[,;\n]/.test(text);
}

/** What an input means in a state. Total: every input has an answer in every state. */
export function decide(state: DialogueState, input: Input): Deed {
  const rows = { ...anywhere, ...(inState[state.at] as (state: DialogueState) => Partial<Row>)(state) };
  return (rows[input.type] as (input: Input) => Deed)(input);
}

/** Whether a shopper is greeted before an input is answered: once, and not for what needs no answer. */
export function greetsFirst(state: DialogueState, input: Input): boolean {
  return state.at === 'new' && input.type !== 'silent' && input.type !== 'stop';
}

/** Every state by name, for tests and for reading a stored one. */
export const stateNames = Object.keys(inState) as DialogueState['at'][];
export const inputTypes = Object.keys(anywhere) as Input['type'][];
