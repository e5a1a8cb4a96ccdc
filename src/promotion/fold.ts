const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/**
 * Printed wording as the tables of `locales/` expect it: lower case, no accents or ligatures, straight apostrophes and hyphens,
 * single spaces, digits and signs of ordinary width. Raised cents become decimals (13⁵⁰ is 13,50); ordinal marks become letters (2ª is 2a).
 */
export function foldWording(text: string): string {
  return (
    text
      .replace(/(\d)([⁰¹²³⁴-⁹]{2})(?![⁰¹²³⁴-⁹])/gu, (_, unit: string, cents: string) => `${unit},${digitsOf(cents)}`)
      .normalize('NFKC')
      .toLowerCase()
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .replace(/œ/g, 'oe')
      .replace(/æ/g, 'ae')
      .replace(/ł/g, 'l')
      .replace(/ß/g, 'ss')
      .replace(/[’‘‛`´′ʼ]/g, "'")
      .replace(/[‐‑‒–—―−﹣]/g, '-')
      .replace(/[×✕✖]/g, 'x')
      .replace(/[〜∼]/g, '~')
      .replace(/[、。]/g, ',')
      .replace(/[\s\u00ad\u200b-\u200f\u2060\ufeff]+/gu, ' ')
      // Page text parts Chinese letters that were set wide.
      .replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '')
      .trim()
  );
}

function digitsOf(raised: string): string {
  return Array.from(raised, (sign) => superscripts.indexOf(sign)).join('');
}
