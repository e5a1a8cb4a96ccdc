const segmenter = new Intl.Segmenter();

/**
 * Parts of a text of at most `max` UTF-16 units each, cut between lines where there are any, else between words, and never inside what a
 * reader sees as one sign. Nothing but white space at the cuts is lost. An empty text is one empty part.
 */
export function splitText(text: string, max: number): string[] {
  const parts: string[] = [];
  let rest = text.trim();
  while (rest.length > max) {
    const end = endOfPart(rest, max);
    parts.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).trimStart();
  }
  return rest === '' && parts.length > 0 ? parts : [...parts, rest];
}

function endOfPart(text: string, max: number): number {
  const room = text.slice(0, max + 1);
  const line = room.lastIndexOf('\n');
  if (line > max / 2) return line;
  const word = room.lastIndexOf(' ');
  if (word > max / 2) return word;
  let end = 0;
  for (const { index, segment } of segmenter.segment(text.slice(0, max + 100))) {
    if (index + segment.length > max) break;
    end = index + segment.length;
  }
  // A single sign longer than a message is no text of a person.
  return end || max;
}
