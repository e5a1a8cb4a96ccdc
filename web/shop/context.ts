import { formatAmount } from '../ui/price-mark.tsx';
import type { Api, EntityInfo, StoreInfo } from './api.ts';
import type { Say } from './texts.ts';

/** What every page of a visit knows. */
export interface Visit {
  readonly api: Api;
  readonly say: Say;
  readonly language: string;
  /** BCP 47 locale for prices and dates: the reader's language in the entity's country. */
  readonly locale: string;
  readonly groupName: string;
  readonly entity: EntityInfo;
  readonly store: StoreInfo | undefined;
  readonly basket: BasketKey | undefined;
  readonly basketCount: number;
  /** The secret of the shopping list that this phone adds to at the store. */
  readonly list: string | undefined;
  /** The phone asks for less data: smaller pictures, nothing fetched ahead. */
  readonly saveData: boolean;
  /** Address of the built script and style files. */
  readonly assets: Assets;
  readonly publicUrl: string;
}

export interface BasketKey {
  readonly basketId: string;
  readonly token: string;
}

export interface Assets {
  readonly css: string;
  readonly leaflet: string;
  readonly basket: string;
  readonly list: string;
}

export function amount(visit: Pick<Visit, 'locale' | 'entity'>, minor: number): string {
  return formatAmount(minor, visit.entity.currency, visit.locale);
}

/** A calendar day for the reader: "lundi 23 novembre". */
export function day(visit: Pick<Visit, 'locale'>, date: string): string {
  const format = new Intl.DateTimeFormat(visit.locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  });
  return format.format(new Date(`${date}T12:00:00Z`));
}

/** The clock time of an instant at the store. */
export function clock(visit: Pick<Visit, 'locale'>, instant: string, timeZone: string): string {
  return new Intl.DateTimeFormat(visit.locale, { hour: '2-digit', minute: '2-digit', timeZone }).format(
    new Date(instant),
  );
}

/** The day of an instant at the store. */
export function dayOf(visit: Pick<Visit, 'locale'>, instant: string, timeZone: string): string {
  return new Intl.DateTimeFormat(visit.locale, { weekday: 'long', day: 'numeric', month: 'long', timeZone }).format(
    new Date(instant),
  );
}

export const storePath = (visit: Pick<Visit, 'entity'>, storeId: string): string =>
  `/${visit.entity.entityId}/${storeId}`;
