/** A file name as one of a numbered series. */
export interface NumberedName {
  /** The part common to the whole series: the path without the number. */
  readonly series: string;
  readonly number: number;
  /** How many files the series has. */
  readonly total: number;
}

/** `-00001-of-00003`, `_00001-of-000163`, `00001_of_00002`, `.1-of-2`: any number of digits. */
const NUMBERED = /[-_.]?(\d{1,9})[-_]of[-_](\d{1,9})(?=[^/]*$)/i;

/**
 * Reads the number in a file's name; undefined when it is not part of a series. For example,
 * `model-00002-of-00003.safetensors` is number 2 of 3 in the series `model*.safetensors of 3`.
 */
export function numberedName(path: string): NumberedName | undefined {
  const match = NUMBERED.exec(path);
  if (match === null) return undefined;
  const [text, number, total] = [match[0], Number(match[1]), Number(match[2])];
  if (total < 1 || number > total) return undefined;
  const series = `${path.slice(0, match.index)}*${path.slice(match.index + text.length)} of ${total}`;
  return { series, number, total };
}

/**
 * Whether a name is that of a shard index: `*.index.json`, with an optional variant before the last extension
 * (`*.index.fp16.json`).
 */
export function isIndexName(path: string): boolean {
  return /\.index(?:\.[\w-]+)?\.json$/i.test(path);
}

/** The folder of a path with its trailing slash; empty at the top. */
export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

/** The name of a file without its folder. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Precisions and similar words in file names; GGUF types come first, since they are longest. */
const WORDS = [
  'i?q[1-8]_(?:[01](?:_[48])*|k(?:_(?:xs|s|m|l|xl))?|xxs|xs|s|m|nl)',
  'tq[12]_0|mxfp4(?:_moe)?|nvfp4',
  'non_ema|ema_only|emaonly|ema|pruned',
  '(?:fp|f|bf)(?:8|16|32)(?:_?e[45]m[23](?:fn)?(?:_scaled)?)?',
  'float16|bfloat16|float32|half',
  'q?u?int[48](?:_(?:arm64|avx2|avx512_vnni|avx512))?|q[2-8](?:f16)?|bnb4',
  'quantized|quant|optimized|simplified|dynamic|o[1-4]',
].join('|');
const VARIANT = new RegExp(`(?:^|[._-])(${WORDS})(?=$|[._-])`, 'i');

/** A name in two parts: its stem, and the precision that it states. */
export interface NameParts {
  readonly stem: string;
  /** In lower case; absent when the name states none. */
  readonly variant?: string;
}

/** Splits the precision words from a name without extensions: `model_q4f16` is `model` in `q4f16`. */
export function nameParts(name: string): NameParts {
  let stem = name;
  const words: string[] = [];
  for (
    let match = VARIANT.exec(stem);
    match !== null && words.length < 4;
    match = VARIANT.exec(stem)
  ) {
    words.push((match[1] ?? '').toLowerCase());
    stem = stem.slice(0, match.index) + stem.slice(match.index + match[0].length);
  }
  return words.length === 0 ? { stem } : { stem, variant: words.join(' ') };
}
