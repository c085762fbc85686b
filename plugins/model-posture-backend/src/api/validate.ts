import { InputError } from '@backstage/errors';
import type { Response } from 'express';
import type { z } from 'zod';

/** Maximum number of problems named in one answer. */
const MAX_PROBLEMS = 5;

/**
 * The value as the schema reads it.
 *
 * @throws {InputError} naming what is wrong and where; answered as 400
 */
export function readInput<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const problems = result.error.issues
    .slice(0, MAX_PROBLEMS)
    .map(
      (issue) => `${issue.path.length === 0 ? 'request' : issue.path.join('.')}: ${issue.message}`,
    );
  throw new InputError(problems.join('; '));
}

/**
 * Answers with a value after the schema has checked it, so nothing is sent in a shape that the API does not promise.
 *
 * @throws {Error} when the value does not have that shape; answered as 500
 */
export function answer<T>(response: Response, schema: z.ZodType<T>, value: T): void {
  const result = schema.safeParse(value);
  if (!result.success) {
    throw new Error('the answer is not of the promised shape', { cause: result.error });
  }
  response.json(result.data);
}

/**
 * Answers with a JSON text unchanged, if the schema accepts its content.
 *
 * @throws {Error} when the text is not JSON of that shape; answered as 500
 */
export function answerText(response: Response, schema: z.ZodType, text: string): void {
  if (!schema.safeParse(JSON.parse(text)).success) {
    throw new Error('the answer is not of the promised shape');
  }
  response.type('application/json').send(text);
}
