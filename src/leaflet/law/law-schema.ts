import { z } from 'zod';
import { blockerSchema, boxSchema, draftSchema } from '../offer-schema.ts';
import { fixCodes, messageCodes } from './finding.ts';

/** The shapes of the law's findings on the wire. */
export const severitySchema = z.enum(['blocks', 'warns']);
const localText = z.object({ fr: z.string(), en: z.string() });
const sourceSchema = z.object({ text: z.string(), reference: z.string().nullable(), readOn: z.string() });
const values = z.record(z.string(), z.union([z.string(), z.number()]));
const changeSchema = draftSchema
  .pick({ name: true, mechanic: true, mechanicText: true, priceMinor: true, regularMinor: true })
  .partial();

const findingSchema = z.object({
  ruleId: z.string(),
  title: localText,
  severity: severitySchema,
  certainty: z.enum(['checked', 'to_be_checked']),
  source: sourceSchema.nullable(),
  place: z.object({ page: z.number().nullable(), box: boxSchema.nullable(), offerId: z.string().nullable() }),
  message: z.enum(messageCodes),
  values,
  fix: z.object({ code: z.enum(fixCodes), values, revision: z.number(), change: changeSchema.nullable() }).nullable(),
});

export const planSchema = z.object({
  nextVersion: z.number(),
  offerCount: z.number(),
  shoppableCount: z.number(),
  storeIds: z.array(z.string()),
  blockers: z.array(blockerSchema),
  findings: z.array(findingSchema),
  /** What publishing only what is sure would do. */
  sure: z
    .object({
      offerCount: z.number(),
      shoppableCount: z.number(),
      heldIds: z.array(z.string()),
      keptIds: z.array(z.string()),
      blockers: z.array(blockerSchema),
    })
    .nullable(),
});

const ruleSchema = z.object({
  ruleId: z.string(),
  title: localText,
  severity: severitySchema,
  /** What the rule pack says, before anybody decided. */
  ownSeverity: severitySchema,
  certainty: z.enum(['checked', 'to_be_checked']),
  source: sourceSchema,
  inForceFrom: z.string().nullable(),
  inForceThrough: z.string().nullable(),
  note: localText.nullable(),
});

export const lawSchema = z.object({
  country: z.string(),
  /** Why the country's rules cannot be used. */
  refused: z
    .object({ file: z.string(), field: z.string(), reason: z.string(), ruleId: z.string(), severity: severitySchema })
    .nullable(),
  rules: z.array(ruleSchema),
  decisions: z.array(
    z.object({
      decisionId: z.string(),
      ruleId: z.string(),
      severity: severitySchema,
      personName: z.string().nullable(),
      decidedAt: z.string(),
    }),
  ),
});
