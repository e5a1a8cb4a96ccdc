import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { GraphError, invalidParameter, refusal } from './graph-error.ts';
import { newTemplateId } from './ids.ts';
import type { TemplateSend } from './message-shape.ts';
import { inTransaction } from './state-file.ts';

const button = z.looseObject({
  type: z.string().toUpperCase().pipe(z.string().max(64)),
  text: z.string().min(1).max(25).optional(),
  url: z.string().max(2000).optional(),
  phone_number: z.string().max(20).optional(),
});

const component = z.looseObject({
  type: z
    .string()
    .toUpperCase()
    .pipe(z.enum(['HEADER', 'BODY', 'FOOTER', 'BUTTONS', 'CAROUSEL', 'LIMITED_TIME_OFFER'])),
  format: z
    .string()
    .toUpperCase()
    .pipe(z.enum(['TEXT', 'IMAGE', 'VIDEO', 'DOCUMENT', 'LOCATION', 'GIF', 'PRODUCT']))
    .optional(),
  text: z.string().min(1).max(10_000).optional(),
  buttons: z.array(button).min(1).max(10).optional(),
});

/** The body that makes a template. */
export const newTemplateShape = z.looseObject({
  name: z
    .string()
    .min(1)
    .max(512)
    .regex(/^[a-z0-9_]+$/),
  language: z.string().min(2).max(16),
  category: z
    .string()
    .toUpperCase()
    .pipe(z.enum(['MARKETING', 'UTILITY', 'AUTHENTICATION'])),
  components: z.array(component).min(1).max(10),
});

export type Component = z.infer<typeof component>;
export type TemplateStatus = 'PENDING' | 'APPROVED' | 'REJECTED' | 'PAUSED' | 'DISABLED';

/** A message template of an account, in one language. */
export type Template = {
  readonly id: string;
  readonly waba_id: string;
  readonly name: string;
  readonly language: string;
  readonly category: string;
  readonly status: TemplateStatus;
  readonly components: readonly Component[];
};

const mostTemplates = 250;

/** Adds a template, in review. Throws Meta's refusal of one that is wrong or already there. */
export function addTemplate(db: DatabaseSync, wabaId: string, asked: z.infer<typeof newTemplateShape>): Template {
  checkComponents(asked.components);
  const all = listTemplates(db, wabaId);
  if (all.some((known) => known.name === asked.name && known.language === asked.language)) {
    throw invalidParameter('Content in this language already exists', 2388024);
  }
  if (all.length >= mostTemplates) throw invalidParameter('Message template count limit exceeded', 2388019);
  const id = newTemplateId();
  db.prepare('insert into template values (?, ?, ?, ?, ?, ?, ?)').run(
    id,
    wabaId,
    asked.name,
    asked.language,
    asked.category,
    'PENDING',
    JSON.stringify(asked.components),
  );
  return findTemplate(db, id)!;
}

/** Replaces what a template says; it goes back to review. */
export function editTemplate(db: DatabaseSync, id: string, components: readonly Component[]): void {
  checkComponents(components);
  db.prepare(`update template set components = ?, status = 'PENDING' where id = ?`).run(JSON.stringify(components), id);
}

export function setTemplateStatus(db: DatabaseSync, id: string, status: TemplateStatus): void {
  db.prepare('update template set status = ? where id = ?').run(status, id);
}

export function findTemplate(db: DatabaseSync, id: string): Template | undefined {
  const row = db.prepare('select * from template where id = ?').get(id);
  return row === undefined ? undefined : toTemplate(row);
}

export function listTemplates(db: DatabaseSync, wabaId: string): Template[] {
  return db.prepare('select * from template where waba_id = ? order by name, language').all(wabaId).map(toTemplate);
}

/** Deletes by name (all languages) or by ids. Answers how many went. */
export function deleteTemplates(
  db: DatabaseSync,
  wabaId: string,
  which: { name?: string; ids?: readonly string[] },
): number {
  const doomed = listTemplates(db, wabaId).filter(
    (template) => which.ids?.includes(template.id) ?? template.name === which.name,
  );
  inTransaction(db, () => {
    for (const template of doomed) db.prepare('delete from template where id = ?').run(template.id);
  });
  return doomed.length;
}

function toTemplate(row: object): Template {
  const template = row as Template & { components: string };
  return { ...template, components: JSON.parse(template.components) };
}

function checkComponents(components: readonly Component[]): void {
  const find = (type: Component['type']) => components.find((part) => part.type === type);
  if (find('BODY') === undefined) throw invalidParameter('The parameter components must contain a BODY.', 2388072);
  checkText(find('BODY')?.text, 1024, 2388072);
  checkText(find('HEADER')?.text, 60, 2388047);
  checkText(find('FOOTER')?.text, 60, 2388073);
  if (placeholders(find('HEADER')?.text).length > 1)
    throw invalidParameter('A header has one variable at most.', 2388047);
  if (placeholders(find('FOOTER')?.text).length > 0) throw invalidParameter('A footer has no variables.', 2388073);
  checkVariables(find('BODY')?.text ?? '');
}

function checkText(text: string | undefined, most: number, subcode: number): void {
  if (text !== undefined && text.length > most)
    throw new GraphError(100, `(#100) Text has more than ${most} characters.`, { subcode });
}

function checkVariables(body: string): void {
  const trimmed = body.trim();
  if (/^\{\{[^}]*\}\}|\{\{[^}]*\}\}$/.test(trimmed))
    throw invalidParameter('Variables cannot be at the start or end.', 2388299);
  const words = trimmed.split(/\s+/).length;
  if (words < placeholders(body).length * 2 + 1) throw invalidParameter('Too many variables for its length.', 2388293);
}

function placeholders(text: string | undefined): string[] {
  const names = [...(text ?? '').matchAll(/\{\{\s*([a-z0-9_]+)\s*\}\}/gi)].map((match) => match[1]!);
  return [...new Set(names)];
}

/** Finds the template a message names. Throws when it is missing, in review, paused or disabled. */
export function requireUsableTemplate(db: DatabaseSync, wabaId: string, send: TemplateSend): Template {
  const template = listTemplates(db, wabaId).find(
    (known) => known.name === send.name && known.language === send.language.code,
  );
  const title = `template name (${send.name}) does not exist in ${send.language.code}`;
  if (template?.status === 'PAUSED') throw refusal(132015, `The template ${send.name} is paused.`);
  if (template?.status === 'DISABLED') throw refusal(132016, `The template ${send.name} is disabled.`);
  if (template?.status !== 'APPROVED') throw refusal(132001, title);
  return template;
}

type Parameter = NonNullable<NonNullable<TemplateSend['components']>[number]['parameters']>[number];
type SentComponent = NonNullable<TemplateSend['components']>[number];

/** A template with its variables filled in, as the person sees it. */
export type RenderedTemplate = {
  readonly name: string;
  readonly language: string;
  readonly header?: { readonly format: string; readonly text?: string; readonly media?: unknown };
  readonly body: string;
  readonly footer?: string;
  readonly buttons: readonly RenderedButton[];
};

export type RenderedButton = {
  readonly type: string;
  readonly text: string;
  readonly url?: string;
  readonly phone_number?: string;
  readonly payload?: string;
  readonly action?: unknown;
};

/** Fills a template in. Throws when parameters are missing (132000), of another kind (132012) or too long (132005). */
export function renderTemplate(template: Template, send: TemplateSend): RenderedTemplate {
  const part = (type: Component['type']) => template.components.find((known) => known.type === type);
  const sent = (type: string) => send.components?.find((known) => known.type === type)?.parameters ?? [];
  const body = fill(part('BODY')?.text ?? '', sent('body'), 'body');
  if (body.length > 1024 + 512) throw refusal(132005, 'body: the text with its parameters is too long.');
  const header = renderHeader(part('HEADER'), sent('header'));
  const footer = part('FOOTER')?.text;
  return {
    name: template.name,
    language: template.language,
    body,
    ...(header === undefined ? {} : { header }),
    ...(footer === undefined ? {} : { footer }),
    buttons: renderButtons(part('BUTTONS'), send.components ?? []),
  };
}

function fill(text: string, parameters: readonly Parameter[], place: string): string {
  const names = placeholders(text);
  if (names.length !== parameters.length) {
    throw refusal(
      132000,
      `${place}: number of localizable_params (${parameters.length}) does not match the expected number of params (${names.length})`,
    );
  }
  const values = new Map(names.map((name, i) => [name, textOf(parameterFor(parameters, name, i, place), place)]));
  return text.replaceAll(/\{\{\s*([a-z0-9_]+)\s*\}\}/gi, (_, name: string) => values.get(name) ?? '');
}

function parameterFor(parameters: readonly Parameter[], name: string, index: number, place: string): Parameter {
  if (/^\d+$/.test(name)) return parameters[index]!;
  const named = parameters.find((parameter) => parameter.parameter_name === name);
  if (named === undefined) throw refusal(132000, `${place}: the parameter ${name} is missing.`);
  return named;
}

function textOf(parameter: Parameter, place: string): string {
  const text = parameter.text ?? fallbackOf(parameter);
  if (text === undefined)
    throw refusal(132012, `${place}: format mismatch, expected TEXT, received ${parameter.type.toUpperCase()}`);
  if (/[\n\t]| {5,}/.test(text))
    throw refusal(132012, `${place}: parameters cannot have new lines, tabs or more than 4 spaces in a row.`);
  return text;
}

function fallbackOf(parameter: Parameter): string | undefined {
  const value = parameter[parameter.type];
  if (typeof value !== 'object' || value === null || !('fallback_value' in value)) return undefined;
  return String(value.fallback_value);
}

function renderHeader(header: Component | undefined, parameters: readonly Parameter[]): RenderedTemplate['header'] {
  if (header === undefined) return undefined;
  const format = header.format ?? 'TEXT';
  if (format === 'TEXT') return { format, text: fill(header.text ?? '', parameters, 'header') };
  const parameter = parameters[0];
  if (parameter === undefined) throw refusal(132012, `header: format mismatch, expected ${format}, received UNKNOWN`);
  if (parameter.type.toUpperCase() !== format) {
    throw refusal(132012, `header: format mismatch, expected ${format}, received ${parameter.type.toUpperCase()}`);
  }
  return { format, media: parameter[parameter.type] };
}

function renderButtons(buttons: Component | undefined, sent: readonly SentComponent[]): RenderedButton[] {
  const chosen = sent.filter((part) => part.type === 'button');
  const wrong = chosen.find((part) => buttons?.buttons?.[part.index ?? 0] === undefined);
  if (wrong !== undefined) throw refusal(132000, `buttons: there is no button at index ${wrong.index ?? 0}.`);
  return (buttons?.buttons ?? []).map((known, i) =>
    renderButton(
      known,
      chosen.find((part) => (part.index ?? 0) === i),
      i,
    ),
  );
}

function renderButton(known: z.infer<typeof button>, sent: SentComponent | undefined, index: number): RenderedButton {
  const parameter = sent?.parameters?.[0];
  const base = { type: known.type, text: known.text ?? known.type.toLowerCase() };
  if (known.type === 'URL') return { ...base, url: urlOf(known.url ?? '', parameter, index) };
  if (known.type === 'PHONE_NUMBER') return { ...base, phone_number: known.phone_number ?? '' };
  if (known.type === 'MPM' && parameter === undefined)
    throw refusal(131008, `buttons[${index}]: the parameter action is required.`);
  if (known.type === 'QUICK_REPLY') return { ...base, payload: String(parameter?.['payload'] ?? base.text) };
  return parameter === undefined ? base : { ...base, action: parameter['action'] ?? parameter };
}

function urlOf(url: string, parameter: Parameter | undefined, index: number): string {
  if (placeholders(url).length === 0) return url;
  if (parameter?.text === undefined)
    throw refusal(131008, `buttons: Button at index ${index} of type Url requires a parameter`);
  return url.replace(/\{\{[^}]*\}\}/, encodeURI(parameter.text));
}
