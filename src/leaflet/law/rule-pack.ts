import { z } from 'zod';
import { ok, type Result, refuse } from '../../platform/index.ts';

/** The shapes of a country's rules. Patterns are regular expressions over folded text: lower case, no accents, single spaces. */
const localText = z.strictObject({ fr: z.string().min(1).max(400), en: z.string().min(1).max(400) });
const day = z.iso.date();
const percent = z.number().min(1).max(99);
const pattern = z.string().min(2).max(400).refine(compiles, { message: 'This is not a regular expression.' });
const mechanics = z
  .array(
    z.enum([
      'PRICE_CUT',
      'PERCENT_OFF',
      'AMOUNT_OFF',
      'NTH_PERCENT',
      'X_PLUS_Y_FREE',
      'BUNDLE_PRICE',
      'MULTI_BUY_UNIT',
      'LOYALTY_PRICE',
    ]),
  )
  .min(1);
const kinds = z.array(z.enum(['food', 'hygiene', 'other'])).min(1);

function compiles(text: string): boolean {
  try {
    new RegExp(text, 'u');
    return true;
  } catch {
    return false;
  }
}

const sourceSchema = z.strictObject({
  /** The text of law or the study that says so. */
  text: z.string().min(3).max(300),
  /** Who reports it, where somebody looked; null where nobody did. */
  reference: z.string().min(2).max(300).nullable(),
  /** When the source was last looked at. */
  readOn: day,
});

const common = {
  id: z.string().regex(/^[a-z]{2}-[a-z0-9-]{2,40}$/),
  title: localText,
  severity: z.enum(['blocks', 'warns']),
  certainty: z.enum(['checked', 'to_be_checked']),
  source: sourceSchema,
  /** First and last day in force; null where it has none. */
  inForceFrom: day.nullable(),
  inForceThrough: day.nullable(),
  /** What the rule does not see, for the reader. */
  note: localText.nullable(),
};

const ruleSchema = z.discriminatedUnion('type', [
  z.strictObject({ ...common, type: z.literal('depth_cap'), kinds, maxPercent: percent }),
  z.strictObject({
    ...common,
    type: z.literal('banned_word'),
    kinds,
    words: z.array(z.strictObject({ word: z.string().min(2).max(40), instead: z.string().min(2).max(40) })).min(1),
  }),
  z.strictObject({
    ...common,
    type: z.literal('prior_price'),
    mechanics,
    exceptPerishable: z.boolean(),
    /** Whether the prior price itself must stand beside the cut. */
    printed: z.boolean(),
  }),
  z.strictObject({ ...common, type: z.literal('prior_price_words'), mechanics, pattern, mention: z.string().max(300) }),
  z.strictObject({ ...common, type: z.literal('unit_price'), kinds, pattern }),
  z.strictObject({
    ...common,
    type: z.literal('mention'),
    when: z.enum(['alcohol', 'manufactured_food', 'promotion', 'always']),
    where: z.enum(['page', 'leaflet']),
    pattern,
    /** The words to print. */
    mention: z.string().min(2).max(300),
  }),
  z.strictObject({
    ...common,
    type: z.literal('banned_goods'),
    classes: z.array(z.enum(['alcohol', 'tobacco', 'medicine', 'infant_formula'])).min(1),
    exceptBeer: z.boolean(),
  }),
  z.strictObject({ ...common, type: z.literal('lot'), mechanics, contents: z.boolean() }),
  z.strictObject({
    ...common,
    type: z.literal('below_cost'),
    pattern,
    maxOffers: z.number().int().min(1).max(1000),
    maxDays: z.number().int().min(1).max(365),
    noticeDays: z.number().int().min(0).max(90),
  }),
]);

const packSchema = z
  .strictObject({ country: z.string().regex(/^[A-Z]{2}$/), rules: z.array(ruleSchema).max(100) })
  .superRefine(({ rules }, context) => {
    rules.forEach(({ id, inForceFrom, inForceThrough }, i) => {
      if (rules.findIndex((rule) => rule.id === id) !== i)
        context.addIssue({ code: 'custom', path: ['rules', i, 'id'], message: 'Another rule has this id.' });
      if (inForceFrom && inForceThrough && inForceThrough < inForceFrom)
        context.addIssue({
          code: 'custom',
          path: ['rules', i, 'inForceThrough'],
          message: 'The last day is before the first.',
        });
    });
  });

export type LocalText = z.infer<typeof localText>;
export type RuleSource = z.infer<typeof sourceSchema>;
export type Rule = z.infer<typeof ruleSchema>;
export type RuleType = Rule['type'];
export type RuleOf<Type extends RuleType> = Extract<Rule, { type: Type }>;
export type RulePack = z.infer<typeof packSchema>;

/** Why a country's rules cannot be used: the file, the field in it, and what is wrong with that. */
export interface PackRefusal {
  readonly code: 'bad_pack';
  readonly file: string;
  readonly field: string;
  readonly reason: string;
}

/** The rules of one country, from a file named after it (`fr.ts`), or the first thing that is wrong with the file. */
export function readRulePack(file: string, data: unknown): Result<RulePack, PackRefusal> {
  const read = packSchema.safeParse(data);
  const [issue] = read.error?.issues ?? [];
  if (!read.success)
    return wrong(issue?.path.join('.') || 'the whole file', issue?.message ?? 'It is not a rule pack.');
  const country = file.slice(0, 2).toUpperCase();
  return read.data.country === country ? ok(read.data) : wrong('country', `The file is for ${country}.`);

  function wrong(field: string, reason: string): Result<RulePack, PackRefusal> {
    return refuse({ code: 'bad_pack', file, field, reason });
  }
}
