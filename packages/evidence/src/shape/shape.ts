import type { Digest, Tier } from '@weighbridge/core';

/** Marks the type that a shape describes; no value ever has it. */
declare const VALUE: unique symbol;

/** Maximum lengths of a payload's texts and lists (CWE-400); texts in UTF-16 code units. */
const MAX = { name: 256, line: 2000, message: 10_000, list: 100_000 } as const;

/**
 * The shape of a payload, as plain data: checks, schemas, views and test variations all come from this one description.
 */
export type ShapeNode =
  | {
      /** Any text. */
      readonly kind: 'text';
      /** Minimum number of UTF-16 code units for a maker. */
      readonly min: number;
      /** Maximum number of UTF-16 code units for a maker. */
      readonly max: number;
    }
  | {
      /** A path below the model's root, a digest, an instant, a tier, or a boolean. */
      readonly kind: 'path' | 'digest' | 'instant' | 'tier' | 'flag';
    }
  | {
      /** A count: a safe integer, never below 0. */
      readonly kind: 'count';
      /** The unit of the count, if people need it. */
      readonly unit?: 'bytes';
    }
  | {
      /** One of several words. */
      readonly kind: 'choice';
      /** The words. */
      readonly of: readonly string[];
    }
  | {
      /** Several values of a kind, in a meaningful order. */
      readonly kind: 'list';
      /** The shape of the items. */
      readonly of: ShapeNode;
      /** Maximum number of items; a longer list is refused before it is walked. */
      readonly max: number;
    }
  | {
      /** Any names, each with a value of one kind. */
      readonly kind: 'map';
      /** The shape of the values. */
      readonly of: ShapeNode;
    }
  | {
      /** A value that may be null, or a member that may be absent. */
      readonly kind: 'nullable' | 'optional';
      /** Its shape otherwise. */
      readonly of: ShapeNode;
    }
  | {
      /** Named members. */
      readonly kind: 'record';
      /** Every possible member, by name. */
      readonly members: Readonly<Record<string, ShapeNode>>;
    };

/** The shape of a `T`. */
export type Shape<T> = ShapeNode & { readonly [VALUE]?: T };

/** A member that may be absent. */
export type OptionalShape<T> = Shape<T> & { readonly kind: 'optional' };

type Members = Readonly<Record<string, Shape<unknown>>>;
type Of<S> = S extends { readonly [VALUE]?: infer T } ? T : never;
type OptionalKeys<M extends Members> = {
  [K in keyof M]: M[K] extends { readonly kind: 'optional' } ? K : never;
}[keyof M];
type Flat<T> = { readonly [K in keyof T]: T[K] };

/** The type of a record with these members. */
export type RecordOf<M extends Members> = Flat<
  { readonly [K in Exclude<keyof M, OptionalKeys<M>>]: Of<M[K]> } & {
    readonly [K in OptionalKeys<M>]?: Of<M[K]>;
  }
>;

type IsSame<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? unknown : never;

/** The shape, typed as exactly `T`: the compiler refuses an extra or missing member, or one of another type. */
export function shapeOf<T>(): <V>(shape: Shape<V> & IsSame<Flat<T>, V>) => Shape<T> {
  return (shape) => shape as ShapeNode as Shape<T>;
}

/** Text of `min` to `max` UTF-16 code units. */
export function text(max: number, min = 0): Shape<string> {
  return { kind: 'text', min, max };
}

/** A short non-empty text: an id, a name, a version. */
export const name: Shape<string> = text(MAX.name, 1);
/** One sentence or one locator. */
export const line: Shape<string> = text(MAX.line);
/** A message for people. */
export const message: Shape<string> = text(MAX.message);
/** A path below the model's root, `/` between its parts, never absolute, never with `..`. */
export const path: Shape<string> = { kind: 'path' };
/** `<algorithm>:<lower-case hex>` with the algorithm's length. */
export const digest: Shape<Digest> = { kind: 'digest' };
/** An ISO 8601 UTC instant. */
export const instant: Shape<string> = { kind: 'instant' };
/** How something is known. */
export const tier: Shape<Tier> = { kind: 'tier' };
/** A boolean. */
export const flag: Shape<boolean> = { kind: 'flag' };
/** A count of things. */
export const count: Shape<number> = { kind: 'count' };
/** A number of bytes. */
export const bytes: Shape<number> = { kind: 'count', unit: 'bytes' };

/** One of these words. */
export function choice<const C extends readonly string[]>(...of: C): Shape<C[number]> {
  return { kind: 'choice', of };
}

/** At most `max` values of a kind, in a meaningful order. */
export function list<T>(of: Shape<T>, max: number = MAX.list): Shape<readonly T[]> {
  return { kind: 'list', of, max };
}

/** Any names, each with a value of one kind. */
export function map<T>(of: Shape<T>): Shape<Readonly<Record<string, T>>> {
  return { kind: 'map', of };
}

/** The value, or null if that is a possible answer. */
export function nullable<T>(of: Shape<T>): Shape<T | null> {
  return { kind: 'nullable', of };
}

/** A member that may be absent. */
export function optional<T>(of: Shape<T>): OptionalShape<T> {
  return { kind: 'optional', of };
}

/** Named members, and no others. */
export function record<const M extends Members>(members: M): Shape<RecordOf<M>> {
  return { kind: 'record', members };
}
