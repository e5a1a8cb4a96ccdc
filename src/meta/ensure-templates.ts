import type { Graph } from './graph.ts';
import { GraphError } from './graph-error.ts';

/** A message template as it is asked for: a body whose variables are `{{1}}`, `{{2}}` … */
export interface NewTemplate {
  /** Small letters, digits and `_`, at most 512 characters. */
  readonly name: string;
  readonly language: string;
  readonly category: 'UTILITY' | 'MARKETING';
  /** At most 1024 characters; a variable stands neither first nor last. */
  readonly body: string;
  /** A value for each variable, by which Meta's reviewers judge it. */
  readonly examples: readonly string[];
}

export interface EnsuredTemplates {
  /** Now in review at Meta. */
  readonly created: readonly NewTemplate[];
  /** Were there already, approved or not. */
  readonly present: readonly KnownTemplate[];
  readonly refused: readonly RefusedTemplate[];
}

export interface KnownTemplate {
  readonly name: string;
  readonly language: string;
  /** Meta's word: `PENDING`, `APPROVED`, `REJECTED` … */
  readonly status: string;
}

export interface RefusedTemplate {
  readonly template: NewTemplate;
  readonly error: GraphError;
}

/** Meta, message templates: "Content in this language already exists". */
const alreadyThere = 2388024;

/**
 * Makes those templates of an account that are missing there. What is there stays as it is, also while Meta looks at it.
 * @throws {GraphError} when Meta cannot be reached, or refuses the account itself.
 */
export async function ensureTemplates(
  graph: Graph,
  wabaId: string,
  wanted: readonly NewTemplate[],
): Promise<EnsuredTemplates> {
  const path = `/${encodeURIComponent(wabaId)}/message_templates`;
  const present: KnownTemplate[] = [];
  const created: NewTemplate[] = [];
  const refused: RefusedTemplate[] = [];
  for (const name of new Set(wanted.map((template) => template.name)))
    present.push(...(await listNamed(graph, path, name)));
  for (const template of wanted) {
    if (present.some(({ name, language }) => name === template.name && language === template.language)) continue;
    const error = await createTemplate(graph, path, template);
    if (!error) created.push(template);
    else refused.push({ template, error });
  }
  return { created, present, refused };
}

const pageSize = 100;
/** Of one name there is a template a language, and Meta knows about 70. */
const mostPages = 10;

async function listNamed(graph: Graph, path: string, name: string): Promise<KnownTemplate[]> {
  const found: KnownTemplate[] = [];
  let after: string | undefined;
  for (let page = 0; page < mostPages; page++) {
    const query = { name, fields: 'name,language,status', limit: pageSize, ...(after && { after }) };
    const { data, paging } = (await graph.get(path, query)) as TemplatePage;
    // Meta also answers with names that only contain the one asked for.
    found.push(...(data ?? []).filter((template) => template.name === name));
    after = paging?.next ? paging.cursors?.after : undefined;
    if (!after) break;
  }
  return found;
}

interface TemplatePage {
  readonly data?: readonly KnownTemplate[];
  readonly paging?: { readonly next?: string; readonly cursors?: { readonly after?: string } };
}

/** @returns why Meta refuses this template. @throws {GraphError} what another template would meet as well. */
async function createTemplate(graph: Graph, path: string, template: NewTemplate): Promise<GraphError | undefined> {
  try {
    await graph.post(path, toMetaTemplate(template));
    return undefined;
  } catch (error) {
    if (!(error instanceof GraphError) || error.treatment !== 'drop') throw error;
    return error.code === alreadyThere || error.subcode === alreadyThere ? undefined : error;
  }
}

/** The body of `POST /{waba_id}/message_templates`. */
export function toMetaTemplate({ name, language, category, body, examples }: NewTemplate): object {
  const example = examples.length > 0 && { example: { body_text: [[...examples]] } };
  return { name, language, category, components: [{ type: 'BODY', text: body, ...example }] };
}
