/** An integer as protobuf encodes it: a bigint only above 2^53 - 1. */
export type Varint = number | bigint;

/** The content of a message field, and what to do with it. `C` is the draft that is being filled. */
export type FieldSpec<C> =
  | {
      readonly kind: 'varint';
      readonly repeated: boolean;
      set(draft: C, value: Varint, at: number): void;
    }
  | {
      readonly kind: 'text';
      readonly repeated: boolean;
      set(draft: C, value: string, at: number): void;
    }
  | {
      readonly kind: 'message';
      readonly repeated: boolean;
      readonly spec: () => MessageSpec<never>;
      set(draft: C, child: never, at: number): void;
    }
  /** Bytes that are skipped without being read; `length` of them. */
  | {
      readonly kind: 'payload';
      readonly repeated: boolean;
      set(draft: C, length: number, at: number): void;
    }
  /** Numbers of a fixed or varying width, packed or one by one; packed ones are skipped. */
  | {
      readonly kind: 'numbers';
      readonly repeated: true;
      readonly width: 0 | 4 | 8;
      set(draft: C, count: number | undefined, at: number): void;
    }
  /** Defined by the schema, but not needed here. */
  | { readonly kind: 'ignored'; readonly repeated: boolean; readonly wire: 0 | 1 | 2 | 5 };

/** One message type of a schema, by field number. */
export interface MessageSpec<C> {
  readonly name: string;
  open(at: number): C;
  /** By field number. */
  readonly fields: readonly (FieldSpec<C> | undefined)[];
}

/** An integer. */
export function varint<C>(
  set: (draft: C, value: Varint, at: number) => void,
  repeated = false,
): FieldSpec<C> {
  return { kind: 'varint', repeated, set };
}

/** UTF-8 text, cut at the limit. */
export function text<C>(
  set: (draft: C, value: string, at: number) => void,
  repeated = false,
): FieldSpec<C> {
  return { kind: 'text', repeated, set };
}

/** A message that occurs at most once. */
export function one<C, D>(
  spec: () => MessageSpec<D>,
  set: (draft: C, child: D, at: number) => void = () => {},
): FieldSpec<C> {
  return {
    kind: 'message',
    repeated: false,
    spec: spec as () => MessageSpec<never>,
    set: set as (draft: C, child: never, at: number) => void,
  };
}

/** A message that occurs any number of times. */
export function many<C, D>(
  spec: () => MessageSpec<D>,
  set: (draft: C, child: D, at: number) => void = () => {},
): FieldSpec<C> {
  return {
    kind: 'message',
    repeated: true,
    spec: spec as () => MessageSpec<never>,
    set: set as (draft: C, child: never, at: number) => void,
  };
}

/** Bytes that are skipped. */
export function payload<C>(
  set: (draft: C, length: number, at: number) => void,
  repeated = false,
): FieldSpec<C> {
  return { kind: 'payload', repeated, set };
}

/** Numbers that are skipped; `width` 0 is a varint. */
export function numbers<C>(
  width: 0 | 4 | 8,
  set: (draft: C, count: number | undefined, at: number) => void,
): FieldSpec<C> {
  return { kind: 'numbers', repeated: true, width, set };
}

/** A field that is known but not examined. */
export function ignored<C>(wire: 0 | 1 | 2 | 5, repeated = false): FieldSpec<C> {
  return { kind: 'ignored', repeated, wire };
}
