/** What a file's name says about its place in a split model. */
export interface ShardName {
  /** The path before the numbers. */
  readonly prefix: string;
  /** From 1. */
  readonly number: number;
  readonly count: number;
}

const NAME = /^(.*)-(\d{5})-of-(\d{5})\.gguf$/s;

/**
 * The place that a path names, or undefined when it names none: `a/b-00002-of-00003.gguf` is part 2 of 3 with the
 * prefix `a/b`.
 *
 * @see https://github.com/ggml-org/ggml/blob/master/docs/gguf.md#gguf-naming-convention
 */
export function shardName(path: string): ShardName | undefined {
  const [, prefix, number, count] = NAME.exec(path) ?? [];
  if (prefix === undefined || number === undefined || count === undefined) return undefined;
  return { prefix, number: Number(number), count: Number(count) };
}

/** The path of another part of the same model. */
export function shardPath({ prefix, count }: ShardName, number: number): string {
  const digits = (value: number): string => String(value).padStart(5, '0');
  return `${prefix}-${digits(number)}-of-${digits(count)}.gguf`;
}
