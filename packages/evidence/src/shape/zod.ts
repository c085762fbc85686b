import { RELATIVE_PATH } from '@weighbridge/core';
import { digestSchema, instantSchema, tierSchema } from '@weighbridge/core/schema';
import { z } from 'zod';
import type { Shape, ShapeNode } from './shape.ts';

const known = new WeakMap<ShapeNode, z.ZodType>();

/** The strict zod schema of a shape, always the same instance for a shape: it refuses unknown members. */
export function toZod<T>(shape: Shape<T>): z.ZodType<T> {
  const before = known.get(shape);
  if (before !== undefined) return before as z.ZodType<T>;
  const made = makeZod(shape);
  known.set(shape, made);
  return made as z.ZodType<T>;
}

function makeZod(shape: ShapeNode): z.ZodType {
  switch (shape.kind) {
    case 'text':
      return textSchema(shape);
    case 'count':
      return z.int().nonnegative();
    case 'choice':
      return choiceSchema(shape.of);
    case 'list':
      return z.array(toZod(shape.of)).max(shape.max);
    case 'map':
      return z.record(z.string().min(1).max(256), toZod(shape.of));
    case 'nullable':
      return toZod(shape.of).nullable();
    case 'optional':
      return toZod(shape.of).exactOptional();
    case 'record':
      return z.strictObject(
        Object.fromEntries(
          Object.entries(shape.members).map(([key, member]) => [key, toZod(member)]),
        ),
      );
    default:
      return SCALARS[shape.kind];
  }
}

const SCALARS = {
  path: z
    .string()
    .max(16_384)
    .regex(RELATIVE_PATH)
    .describe("Relative to the model's root, /-separated, never absolute, never with .."),
  digest: digestSchema,
  instant: instantSchema,
  tier: tierSchema,
  flag: z.boolean(),
} as const;

function textSchema({ min, max }: Extract<ShapeNode, { readonly kind: 'text' }>): z.ZodType {
  return min === 0 ? z.string().max(max) : z.string().min(min).max(max);
}

function choiceSchema(of: readonly string[]): z.ZodType {
  const [first = '', ...others] = of;
  return others.length === 0 ? z.literal(first) : z.enum([first, ...others]);
}
