import { type Capabilities, type ChannelAddress, type Contact, capabilitiesOf, type Reply } from '../meta/index.ts';
import { formatMoney, type SaleBasis } from '../money/index.ts';
import type { Entity, Store } from '../organisation/index.ts';
import { findStore } from '../organisation/index.ts';
import { loadTexts, type MessageValues, type Trx } from '../platform/index.ts';
import type { DialogueState } from './dialogue.model.ts';
import type { Thread } from './shopper.model.ts';
import type { Language } from './words.model.ts';

const texts = loadTexts(new URL('./texts/', import.meta.url), ['en', 'fr', 'es', 'it', 'nl']);

/** One message of a shopper being answered: what is known, where the thread will stand, and the replies so far. */
export interface Turn {
  readonly trx: Trx;
  readonly now: Date;
  readonly publicUrl: string;
  readonly entity: Entity;
  /** The number or Page that is written to. */
  readonly address: ChannelAddress;
  readonly contact: Contact;
  thread: Thread;
  readonly replies: Reply[];
}

export function sayIn(language: string, id: string, values?: MessageValues): string {
  return texts.say(language, id, values);
}

/** A sentence in the shopper's language. */
export function say(turn: Turn, id: string, values?: MessageValues): string {
  return sayIn(turn.thread.shopper.language, id, values);
}

export function reply(turn: Turn, ...replies: readonly Reply[]): void {
  turn.replies.push(...replies);
}

/** What the channel of this thread can do. */
export function canDo({ address }: Turn): Capabilities {
  return capabilitiesOf(address.channel);
}

export function moveTo(turn: Turn, state: DialogueState): void {
  turn.thread = { ...turn.thread, state };
}

export function rememberStore(turn: Turn, storeId: string): void {
  turn.thread = { ...turn.thread, shopper: { ...turn.thread.shopper, storeId } };
}

export function rememberLanguage(turn: Turn, language: Language): void {
  turn.thread = { ...turn.thread, shopper: { ...turn.thread.shopper, language } };
}

export function rememberBasket(turn: Turn, basketId: string | null): void {
  turn.thread = { ...turn.thread, basketId };
}

/** The shopper's store; undefined when none is chosen, or it is gone. */
export async function storeOf({ trx, entity, thread }: Turn): Promise<Store | undefined> {
  const { storeId } = thread.shopper;
  return storeId === null ? undefined : findStore(trx, entity.entityId, storeId);
}

/** The locale that prices, dates and numbers are written in. */
export function localeOf({ entity, thread }: Pick<Turn, 'entity' | 'thread'>): string {
  return `${thread.shopper.language}-${entity.country}`;
}

/** "2,49 €". */
export function price(turn: Turn, minor: number): string {
  return formatMoney({ minor, currency: turn.entity.currency }, localeOf(turn));
}

/** "2 ×" for pieces, "600 g" or "1,2 kg" for weighed goods. */
export function quantity(turn: Turn, steps: number, { unit, scale }: SaleBasis): string {
  if (unit === 'C62') return `${steps} ×`;
  const amount = steps / 10 ** scale;
  const small = amount < 1 && unit !== 'MTR';
  const sign = { KGM: small ? 'g' : 'kg', LTR: small ? 'ml' : 'l', MTR: 'm' }[unit];
  return `${new Intl.NumberFormat(localeOf(turn)).format(small ? amount * 1000 : amount)} ${sign}`;
}

/** "lundi 23 novembre". */
export function day(turn: Turn, instant: Date, timeZone: string): string {
  const style = { timeZone, weekday: 'long', day: 'numeric', month: 'long' } as const;
  return new Intl.DateTimeFormat(localeOf(turn), style).format(instant);
}

/** "lun. 23 nov.", for the titles of lists. */
export function shortDay(turn: Turn, instant: Date, timeZone: string): string {
  const style = { timeZone, weekday: 'short', day: 'numeric', month: 'short' } as const;
  return new Intl.DateTimeFormat(localeOf(turn), style).format(instant);
}

/** "10:30". */
export function time(turn: Turn, instant: Date, timeZone: string): string {
  const style = { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  return new Intl.DateTimeFormat(localeOf(turn), style).format(instant);
}

/** A calendar day of a leaflet, "22 novembre". */
export function calendarDay(turn: Turn, date: string): string {
  const style = { timeZone: 'UTC', day: 'numeric', month: 'long' } as const;
  return new Intl.DateTimeFormat(localeOf(turn), style).format(new Date(`${date}T00:00:00Z`));
}

export function storeAddress({ street, postcode, city }: Store): string {
  return `${street}, ${postcode} ${city}`;
}

/** Lines up to a length, and how many are left out. */
export function fitLines(lines: readonly string[], max: number): { text: string; leftOut: number } {
  let text = '';
  for (const [i, line] of lines.entries()) {
    const longer = text ? `${text}\n${line}` : line;
    if (longer.length > max) return { text, leftOut: lines.length - i };
    text = longer;
  }
  return { text, leftOut: 0 };
}
