import { areaOf } from '../box.ts';
import type { PageContent, TextRun } from '../page-content.ts';
import { maxTagLength, maxTags, type PageAnnotation, type PageTag } from './page-tag.ts';
import { readTagJson } from './tag-json.ts';
import { isUnseen } from './unseen-text.ts';

/** What names products on a page, but for its codes: annotations first, then its text. */
export function collectTags(content: PageContent): PageTag[] {
  // The text that a scanner laid under the picture of a page repeats all its words.
  const scanned = content.images.some(({ box }) => areaOf(box) > 0.6 * content.width * content.height);
  const fromAnnotations = (content.annotations ?? []).flatMap(tagsOfAnnotation);
  const fromText = content.runs.flatMap((run) => tagOfRun(run, !scanned && isUnseen(run, content)) ?? []);
  return [...fromAnnotations, ...fromText].slice(0, maxTags);
}

function tagsOfAnnotation({ box, isLink, text, address }: PageAnnotation): PageTag[] {
  const said = readTagJson(text) ?? readTagJson(address);
  if (said === 'no_product') return [];
  if (said === 'unreadable') return [{ kind: 'unreadable', box }];
  if (said) return [{ kind: 'skus', box, skus: said.skus }];
  if (isLink) return address ? [{ kind: 'address', box, address }] : [];
  const lines = text.slice(0, maxTagLength).split(/[\r\n]+/);
  return lines.filter((line) => line.trim() !== '').map((words) => ({ kind: 'words', box, words, forMachines: true }));
}

const longestRun = 2_000;

function tagOfRun({ text, box }: TextRun, forMachines: boolean): PageTag | undefined {
  if (text.length > longestRun) return undefined;
  const mayTell = forMachines ? text.length > 2 : /(?=\S*\d)\S{6}|\d \d{5}|(?:\S\s|[.:#])\S*\d/.test(text);
  return mayTell ? { kind: 'words', box, words: text, forMachines } : undefined;
}
