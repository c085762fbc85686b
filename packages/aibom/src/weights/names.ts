/** A file name as one of a numbered series. */
export interface NumberedName {
  /** What all of the series have in common: the path without the number. */
  readonly series: string;
  readonly number: number;
  /** How many there are. */
  readonly total: number;
}

/** `-00001-of-00003`, `_00001-of-000163`, `00001_of_00002`, `.1-of-2`: any number of digits. */
const NUMBERED = /[-_.]?(\d{1,9})[-_]of[-_](\d{1,9})(?=[^/]*$)/i;

/** Reads the number of a file out of its name; undefined when it is no part of a series. */
export function numberedName(path: string): NumberedName | undefined {
  const match = NUMBERED.exec(path);
  if (match === null) return undefined;
  const [text, number, total] = [match[0], Number(match[1]), Number(match[2])];
  if (total < 1 || number > total) return undefined;
  const series = `${path.slice(0, match.index)}*${path.slice(match.index + text.length)} of ${total}`;
  return { series, number, total };
}

/** Indices over shards: `*.index.json`, with a variant before the last ending (`*.index.fp16.json`). */
export function isIndexName(path: string): boolean {
  return /\.index(?:\.[\w-]+)?\.json$/i.test(path);
}

/** The folder of a path with its last slash; the empty text at the top. */
export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

/** The name of a file without its folder. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Precisions and their like as they are written into names of files; the types of GGUF first, which are longest. */
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

/** A name in two parts: what it is of, and the precision that it says. */
export interface NameParts {
  readonly stem: string;
  /** In lower case; absent when the name says none. */
  readonly variant?: string;
}

/** Takes the words of precision out of a name without its endings: `model_q4f16` is `model` in `q4f16`. */
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
