import { TIERS } from '@weighbridge/core';
import fc from 'fast-check';
import { filledWith } from '../shape/fill.ts';
import type { ShapeNode } from '../shape/shape.ts';
import type { EvidenceType } from '../type.ts';

/**
 * Payloads of a type: its samples, and samples with any members taken from another sample or set to anything that the
 * shape allows. This varies whatever a judge reads, without knowing what that is.
 */
export function payloadsOf({ shape, samples }: EvidenceType): fc.Arbitrary<unknown> {
  const { good, adverse, inconclusive } = samples;
  const known = [good, good, inconclusive, ...(adverse === null ? [] : [adverse])];
  const full = filledWith(shape, 'text');
  return fc.oneof(
    { weight: 2, arbitrary: fc.constantFrom(...known) },
    {
      weight: 5,
      arbitrary: fc.constantFrom(...known).chain((one) => varied(shape, one, [...known, full])),
    },
    { weight: 1, arbitrary: anything(shape) },
  );
}

/** A value near another: some members come from other samples, or are arbitrary. */
function varied(
  shape: ShapeNode,
  value: unknown,
  others: readonly unknown[],
): fc.Arbitrary<unknown> {
  if (shape.kind === 'nullable' || shape.kind === 'optional') {
    return value === null || value === undefined
      ? either(shape, value, others)
      : fc.oneof(
          { weight: 5, arbitrary: varied(shape.of, value, others) },
          { weight: 1, arbitrary: either(shape, value, others) },
        );
  }
  if (shape.kind === 'record' && isObject(value)) return variedRecord(shape.members, value, others);
  if (shape.kind === 'list' && Array.isArray(value)) {
    const items = others.filter(Array.isArray).flat() as readonly unknown[];
    const near =
      items.length === 0
        ? [anything(shape.of)]
        : items.map((item) => varied(shape.of, item, items));
    return fc.oneof(
      { weight: 3, arbitrary: fc.constant(value) },
      { weight: 2, arbitrary: fc.array(fc.oneof(...near), { maxLength: Math.min(3, shape.max) }) },
    );
  }
  return either(shape, value, others);
}

function variedRecord(
  members: Readonly<Record<string, ShapeNode>>,
  value: Readonly<Record<string, unknown>>,
  others: readonly unknown[],
): fc.Arbitrary<unknown> {
  const arbitraries = Object.entries(members).map(
    ([key, member]) =>
      [
        key,
        varied(
          member,
          value[key],
          others.flatMap((other) => (isObject(other) && key in other ? [other[key]] : [])),
        ),
      ] as const,
  );
  return withoutAbsent(arbitraries);
}

/** A record of these members, without the absent ones. */
function withoutAbsent(
  members: readonly (readonly [string, fc.Arbitrary<unknown>])[],
): fc.Arbitrary<unknown> {
  return fc
    .record(Object.fromEntries(members))
    .map((made) =>
      Object.fromEntries(Object.entries(made).filter(([, each]) => each !== undefined)),
    );
}

function either(
  shape: ShapeNode,
  value: unknown,
  others: readonly unknown[],
): fc.Arbitrary<unknown> {
  const taken = others.filter((other) => other !== undefined);
  return fc.oneof(
    { weight: 6, arbitrary: fc.constant(value) },
    ...(taken.length === 0 ? [] : [{ weight: 2, arbitrary: fc.constantFrom(...taken) }]),
    { weight: 1, arbitrary: anything(shape) },
  );
}

/** Any small value that the shape allows. */
function anything(shape: ShapeNode): fc.Arbitrary<unknown> {
  switch (shape.kind) {
    case 'list':
      return fc.array(anything(shape.of), { maxLength: Math.min(2, shape.max) });
    case 'map':
      return fc.dictionary(fc.string({ minLength: 1, maxLength: 5 }), anything(shape.of), {
        maxKeys: 2,
      });
    case 'nullable':
      return fc.option(anything(shape.of), { freq: 3 });
    case 'optional':
      return fc.option(anything(shape.of), { nil: undefined, freq: 3 });
    case 'record':
      return withoutAbsent(
        Object.entries(shape.members).map(([key, member]) => [key, anything(member)] as const),
      );
    case 'text':
      return fc.string({ minLength: shape.min, maxLength: Math.min(shape.max, 12) });
    case 'choice':
      return fc.constantFrom(...shape.of);
    default:
      return SCALARS[shape.kind];
  }
}

const SCALARS = {
  path: fc.constantFrom('model.safetensors', 'a/b.bin', 'README.md'),
  digest: fc.constantFrom('ab', 'cd').map((hex) => `sha256:${hex.repeat(32)}`),
  instant: fc.constantFrom('2026-11-01T00:00:00Z', '2026-11-22T00:00:00Z'),
  tier: fc.constantFrom(...TIERS),
  flag: fc.boolean(),
  count: fc.nat({ max: 3 }),
} as const;

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
