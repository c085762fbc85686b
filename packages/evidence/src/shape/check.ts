import { isRelativePath, parseDigest, parseInstant, TIERS } from '@weighbridge/core';
import type { ShapeNode } from './shape.ts';

/**
 * What is wrong with a value that should have this shape, as the end of a sentence that names the place (`files/0/path
 * is missing`); undefined if nothing is.
 *
 * Reading is lenient where that cannot change an answer: unknown members and texts of any length are accepted, since
 * the maker of the evidence may know more, and quotes what it read.
 * Cost: linear in the value; a list that is too long is refused before it is walked.
 */
export function shapeProblem(shape: ShapeNode, value: unknown, at = ''): string | undefined {
  switch (shape.kind) {
    case 'nullable':
      return value === null ? undefined : shapeProblem(shape.of, value, at);
    case 'optional':
      return shapeProblem(shape.of, value, at);
    case 'list':
      return listProblem(shape, value, at);
    case 'map':
    case 'record':
      return objectProblem(shape, value, at);
    default:
      return isScalar(shape, value) ? undefined : `${named(at)} is not a valid ${shape.kind}`;
  }
}

type Scalar = Exclude<
  ShapeNode,
  { readonly kind: 'nullable' | 'optional' | 'list' | 'map' | 'record' }
>;

/** Maximum length of a digest or instant, in UTF-16 code units (CWE-400). */
const MAX_DIGEST = 256;
const MAX_INSTANT = 40;

function isScalar(shape: Scalar, value: unknown): boolean {
  switch (shape.kind) {
    case 'flag':
      return typeof value === 'boolean';
    case 'count':
      return Number.isSafeInteger(value) && (value as number) >= 0;
    default:
      return typeof value === 'string' && isText(shape, value);
  }
}

function isText(
  shape: Exclude<Scalar, { readonly kind: 'flag' | 'count' }>,
  value: string,
): boolean {
  switch (shape.kind) {
    case 'text':
      return true;
    case 'path':
      return isRelativePath(value);
    case 'digest':
      return value.length <= MAX_DIGEST && holds(parseDigest, value);
    case 'instant':
      return value.length <= MAX_INSTANT && holds(parseInstant, value);
    case 'tier':
      return (TIERS as readonly string[]).includes(value);
    case 'choice':
      return shape.of.includes(value);
    default:
      return false;
  }
}

function holds(parse: (text: string) => unknown, value: string): boolean {
  try {
    parse(value);
    return true;
  } catch {
    return false;
  }
}

function listProblem(
  { of, max }: Extract<ShapeNode, { readonly kind: 'list' }>,
  value: unknown,
  at: string,
): string | undefined {
  if (!Array.isArray(value)) return `${named(at)} is not a list`;
  if (value.length > max) return `${named(at)} lists more than ${max}`;
  return firstProblem(value.entries(), ([index, item]) => shapeProblem(of, item, below(at, index)));
}

function objectProblem(
  shape: Extract<ShapeNode, { readonly kind: 'map' | 'record' }>,
  value: unknown,
  at: string,
): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return `${named(at)} is not an object`;
  }
  if (shape.kind === 'map') {
    return firstProblem(Object.entries(value), ([key, item]) =>
      shapeProblem(shape.of, item, below(at, key)),
    );
  }
  return firstProblem(Object.entries(shape.members), ([key, member]) => {
    const inner = Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;
    if (inner !== undefined) return shapeProblem(member, inner, below(at, key));
    return member.kind === 'optional' ? undefined : `${below(at, key)} is missing`;
  });
}

function firstProblem<T>(
  items: Iterable<T>,
  problemOf: (item: T) => string | undefined,
): string | undefined {
  for (const item of items) {
    const problem = problemOf(item);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function below(at: string, key: string | number): string {
  return at === '' ? `${key}` : `${at}/${key}`;
}

function named(at: string): string {
  return at === '' ? 'it' : at;
}
