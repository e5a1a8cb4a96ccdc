/** What Meta asks of the parts of any message. */

const segmenter = new Intl.Segmenter();

/** Cuts a text to at most `max` UTF-16 units with an ellipsis, never inside what a reader sees as one sign. */
export function cut(text: string, max: number): string {
  const whole = text.trim();
  if (whole.length <= max) return whole;
  let kept = '';
  for (const { segment } of segmenter.segment(whole)) {
    if (kept.length + segment.length > max - 1) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}

/** @throws {RangeError} when nothing is left to say. */
export function required(text: string, max: number, what: string): string {
  const kept = cut(text, max);
  if (kept === '') throw new RangeError(`The ${what} of a message is empty.`);
  return kept;
}

export function between(count: number, most: number, what: string): void {
  if (count < 1 || count > most) throw new RangeError(`A message has 1 to ${most} ${what}, not ${count}.`);
}

export function identifier(id: string, max: number, what: string): string {
  if (id === '' || id.length > max || id !== id.trim())
    throw new RangeError(`The ${what} "${id.slice(0, 40)}" is empty, has spaces around it or is longer than ${max}.`);
  return id;
}

export function unique(values: readonly string[], what: string): void {
  const twice = values.find((value, i) => values.indexOf(value) !== i);
  if (twice !== undefined) throw new RangeError(`Two ${what} of a message are "${twice}".`);
}

export function webAddress(url: string): string {
  if (!/^https?:\/\/\S+$/.test(url) || url.length > 2000) throw new RangeError('A link is no web address.');
  return url;
}
