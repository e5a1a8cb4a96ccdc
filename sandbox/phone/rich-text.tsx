import type { ComponentChildren } from 'preact';

const marks =
  /```([^`]+)```|\*([^\s*](?:[^*\n]*[^\s*])?)\*|_([^\s_](?:[^_\n]*[^\s_])?)_|~([^\s~](?:[^~\n]*[^\s~])?)~|(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)])/g;

/** Text with the marks of chats: *bold*, _italic_, ~struck~, ```code``` and links. */
export function RichText({ text }: { text: string }) {
  return <span class="rich">{toNodes(text)}</span>;
}

function toNodes(text: string): ComponentChildren[] {
  const nodes: ComponentChildren[] = [];
  let from = 0;
  for (const match of text.matchAll(marks)) {
    nodes.push(text.slice(from, match.index), toNode(match));
    from = match.index + match[0].length;
  }
  return [...nodes, text.slice(from)];
}

function toNode([, code, bold, italic, struck, link = '']: RegExpMatchArray): ComponentChildren {
  if (code !== undefined) return <code>{code}</code>;
  if (bold !== undefined) return <strong>{toNodes(bold)}</strong>;
  if (italic !== undefined) return <em>{toNodes(italic)}</em>;
  if (struck !== undefined) return <s>{toNodes(struck)}</s>;
  return (
    <a href={link} target="_blank" rel="noopener noreferrer">
      {link}
    </a>
  );
}
