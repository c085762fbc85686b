import type { Digest, Tier } from '@weighbridge/core';

/** Marks what a shape is the shape of; no value ever has it. */
declare const VALUE: unique symbol;

/** Longest texts and lists that a payload holds (CWE-400); texts in UTF-16 code units. */
const MAX = { name: 256, line: 2000, message: 10_000, list: 100_000 } as const;

/**
 * What a payload looks like, as plain data: it is checked, written as a schema, shown to people and varied
 * by tests from this one description.
 */
export type ShapeNode =
  | {
      /** Any text. */
      readonly kind: 'text';
      /** Fewest UTF-16 code units that a maker may write. */
      readonly min: number;
      /** Most UTF-16 code units that a maker may write. */
      readonly max: number;
    }
  | {
      /** A path below the model's root, a digest, an instant, a tier, or yes and no. */
      readonly kind: 'path' | 'digest' | 'instant' | 'tier' | 'flag';
    }
  | {
      /** A number of things: a safe integer, never below 0. */
      readonly kind: 'count';
      /** What is counted, where people want to be told. */
      readonly unit?: 'bytes';
    }
  | {
      /** One of some words. */
      readonly kind: 'choice';
      /** The words. */
      readonly of: readonly string[];
    }
  | {
      /** Several of a kind, in an order that says something. */
      readonly kind: 'list';
      /** What is listed. */
      readonly of: ShapeNode;
      /** Most items; a longer list is refused before it is walked. */
      readonly max: number;
    }
  | {
      /** Any names, each with a value of a kind. */
      readonly kind: 'map';
      /** What is named. */
      readonly of: ShapeNode;
    }
  | {
      /** A value that may be null, or a member that may be absent. */
      readonly kind: 'nullable' | 'optional';
      /** What it is otherwise. */
      readonly of: ShapeNode;
    }
  | {
      /** Named members. */
      readonly kind: 'record';
      /** Every member that may be there, by its name. */
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

/** What a record with these members is. */
export type RecordOf<M extends Members> = Flat<
  { readonly [K in Exclude<keyof M, OptionalKeys<M>>]: Of<M[K]> } & {
    readonly [K in OptionalKeys<M>]?: Of<M[K]>;
  }
>;

type IsSame<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? unknown : never;

/** The shape as one of exactly `T`: the compiler refuses a member too many, too few or of another type. */
export function shapeOf<T>(): <V>(shape: Shape<V> & IsSame<Flat<T>, V>) => Shape<T> {
  return (shape) => shape as ShapeNode as Shape<T>;
}

/** Text of at most `max` and at least `min` UTF-16 code units. */
export function text(max: number, min = 0): Shape<string> {
  return { kind: 'text', min, max };
}

/** A short text that is not empty: an id, a name, a version. */
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
/** Yes or no. */
export const flag: Shape<boolean> = { kind: 'flag' };
/** A number of things. */
export const count: Shape<number> = { kind: 'count' };
/** A number of bytes. */
export const bytes: Shape<number> = { kind: 'count', unit: 'bytes' };

/** One of these words. */
export function choice<const C extends readonly string[]>(...of: C): Shape<C[number]> {
  return { kind: 'choice', of };
}

/** At most `max` of a kind, in an order that says something. */
export function list<T>(of: Shape<T>, max: number = MAX.list): Shape<readonly T[]> {
  return { kind: 'list', of, max };
}

/** Any names, each with a value of a kind. */
export function map<T>(of: Shape<T>): Shape<Readonly<Record<string, T>>> {
  return { kind: 'map', of };
}

/** The value, or null where that is an answer. */
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
