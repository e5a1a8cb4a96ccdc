/** One part of a `multipart/form-data` body. */
export type Part = {
  readonly name: string;
  readonly filename: string | null;
  readonly type: string | null;
  readonly bytes: Buffer;
};

const mostParts = 16;
const lineEnd = Buffer.from('\r\n');
const headEnd = Buffer.from('\r\n\r\n');

/** Reads a whole form body. Throws a sentence when it is not one (RFC 7578), or has more than 16 parts. */
export function parseMultipart(contentType: string, body: Buffer): Part[] {
  const boundary = /boundary=(?:"([^"]{1,70})"|([^;\s]{1,70}))/i.exec(contentType);
  const mark = boundary?.[1] ?? boundary?.[2];
  if (mark === undefined) throw new Error('The form has no boundary.');
  const sections = splitAt(Buffer.concat([lineEnd, body]), Buffer.from(`\r\n--${mark}`));
  if (sections.length < 2) throw new Error('The form has no parts.');
  const parts = sections.slice(1).filter((section) => !section.subarray(0, 2).equals(Buffer.from('--')));
  if (parts.length === sections.length - 1) throw new Error('The form is cut off before its closing boundary.');
  if (parts.length > mostParts) throw new Error(`The form has more than ${mostParts} parts.`);
  return parts.map(parsePart);
}

function splitAt(body: Buffer, mark: Buffer): Buffer[] {
  const sections: Buffer[] = [];
  let from = 0;
  for (let at = body.indexOf(mark); at !== -1 && sections.length <= mostParts + 1; at = body.indexOf(mark, from)) {
    sections.push(body.subarray(from, at));
    from = at + mark.length;
  }
  sections.push(body.subarray(from));
  return sections;
}

function parsePart(section: Buffer): Part {
  const end = section.indexOf(headEnd);
  if (end === -1 || end > 8192) throw new Error('A part of the form has no head.');
  const head = section.subarray(0, end).toString('utf8');
  const name = /name="([^"]*)"/i.exec(head)?.[1];
  if (name === undefined) throw new Error('A part of the form has no name.');
  return {
    name,
    filename: /filename="([^"]*)"/i.exec(head)?.[1] ?? null,
    type: /^content-type:\s*([^\s;]+)/im.exec(head)?.[1]?.toLowerCase() ?? null,
    bytes: section.subarray(end + headEnd.length),
  };
}
