/** What a reader asks of a leaflet's offers. The server filters by it without scripts, the page's script with them. */
export interface Wanted {
  readonly words: string;
  /** Empty: any. */
  readonly department: string;
  readonly only: 'cheaper' | 'favourites' | '';
}

/** What of an offer is held against it. */
export interface Listed {
  readonly words: string;
  readonly department: string;
  /** It costs less than seven days ago. */
  readonly cheaper: boolean;
  readonly favourite: boolean;
}

/** Text as it is compared: without accents and capitals. */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Every word is in the offer somewhere, and the rest holds too. */
export function fits(offer: Listed, wanted: Wanted): boolean {
  if (wanted.department && offer.department !== wanted.department) return false;
  if (wanted.only === 'cheaper' && !offer.cheaper) return false;
  if (wanted.only === 'favourites' && !offer.favourite) return false;
  const words = fold(wanted.words).split(/\s+/).filter(Boolean);
  const text = fold(offer.words);
  return words.every((word) => text.includes(word));
}

/** What the page's address asks for. Favourites are known to the phone alone. */
export function readWanted(query: Readonly<Record<string, string | undefined>>): Wanted {
  const { words = '', department = '', only } = query;
  return {
    words: words.slice(0, 80),
    department: department.slice(0, 200),
    only: only === 'cheaper' || only === 'favourites' ? only : '',
  };
}

export function asksNothing({ words, department, only }: Wanted): boolean {
  return words.trim() === '' && department === '' && only === '';
}
