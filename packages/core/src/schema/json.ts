import { z } from 'zod';
import type { JsonObject } from '../json.ts';

const MAX_DEPTH = 256;
const MAX_VALUES = 1_000_000;

/**
 * Any JSON object: plain, at most 256 levels deep and 1,000,000 values, without a member `__proto__`.
 *
 * It is walked with its own stack, so nesting cannot exhaust the call stack (CWE-674). It is returned unchanged, since
 * a copy that drops members would have another digest (CWE-1321).
 */
export const jsonObjectSchema: z.ZodType<JsonObject> = z
  .custom<JsonObject>(
    (value) => isObject(value) && isJson(value),
    'not a JSON object within the limits',
  )
  .describe('Any JSON object')
  .meta({ type: 'object' });

function isJson(root: unknown): boolean {
  const pending: { readonly value: unknown; readonly depth: number }[] = [
    { value: root, depth: 1 },
  ];
  for (let values = 1; pending.length > 0;) {
    const { value, depth } = pending.pop() as { value: unknown; depth: number };
    if (isScalar(value)) continue;
    const members = membersOf(value);
    values += members?.length ?? 0;
    if (members === undefined || depth > MAX_DEPTH || values > MAX_VALUES) return false;
    for (const member of members) pending.push({ value: member, depth: depth + 1 });
  }
  return true;
}

function isScalar(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed();
  return (
    value === null || value === undefined || typeof value === 'boolean' || Number.isFinite(value)
  );
}

function membersOf(value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value.includes(undefined) ? undefined : value;
  if (!isObject(value) || Object.hasOwn(value, '__proto__')) return undefined;
  return Object.keys(value).every((key) => key.isWellFormed()) ? Object.values(value) : undefined;
}

function isObject(value: unknown): value is object {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
