import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { invalidParameter } from './graph-error.ts';

/** Parameters of a call, from the query and the body; the body wins. */
export function parametersOf(request: FastifyRequest): Record<string, unknown> {
  const body = typeof request.body === 'object' && !Buffer.isBuffer(request.body) ? request.body : {};
  return { ...(request.query as object), ...body };
}

/** Reads parameters by a shape. Throws code 100 on the first thing wrong. */
export function readParameters<T>(shape: z.ZodType<T>, parameters: unknown): T {
  const read = shape.safeParse(parameters);
  if (read.success) return read.data;
  const issue = read.error.issues[0]!;
  throw invalidParameter(`Param ${issue.path.join('.') || 'body'}: ${issue.message}`);
}

/** `true` from JSON or from a query. */
export const flag = z.union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')]);
