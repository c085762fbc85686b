import type { Digest } from './digest.ts';
import { parseDigest } from './digest.ts';
import { CoreError } from './error.ts';

/** A model by name and, if known, by its exact bytes. */
export interface ModelRef {
  /** A package URL, for instance `pkg:huggingface/org/name@revision`, or a plain name. */
  readonly name: string;
  /** The exact bytes; absent: any bytes with the name. */
  readonly digest?: Digest;
}

/** Maximum length of a name, in UTF-16 code units. */
export const MAX_MODEL_NAME = 1024;
/** No white space, no control or format characters, no lone surrogates: a name prints as what it is. */
export const MODEL_NAME_PATTERN = /^[^\p{Cc}\p{Cf}\p{Cs}\p{Z}]+$/u;
/** `pkg:<type>/<something>`, the minimum of a package URL. */
const PACKAGE_URL = /^pkg:\/*[A-Za-z][A-Za-z0-9.+-]*\/+[^/@?#]/;
/** Recognises a digest after the last `#`; anything else there is a package URL's subpath. */
const DIGEST_MARK = /^(?:sha256|sha384|sha512|blake2b|blake3):/;

/** Whether a text can name a model: 1 to 1,024 characters, no white space, no control or format characters. */
export function isModelName(text: string): boolean {
  return text.length <= MAX_MODEL_NAME && MODEL_NAME_PATTERN.test(text);
}

/**
 * Reads `name` or `name#<digest>`, where the name may be a package URL with its own `#subpath`.
 *
 * @throws {CoreError} BAD_MODEL_REF when the name is empty, longer than 1,024 characters, contains white space, control
 * or format characters, or starts with `pkg:` and is not a package URL; BAD_DIGEST when the part after `#` names a
 * digest algorithm and is not a digest
 * @see https://github.com/package-url/purl-spec
 */
export function parseModelRef(text: string): ModelRef {
  const hash = text.lastIndexOf('#');
  const mark = text.slice(hash + 1);
  if (hash < 0 || !DIGEST_MARK.test(mark)) return { name: parseName(text) };
  return { name: parseName(text.slice(0, hash)), digest: parseDigest(mark) };
}

/**
 * The text that `parseModelRef` reads back.
 *
 * @throws {CoreError} BAD_MODEL_REF, BAD_DIGEST when no text reads back as this reference
 */
export function formatModelRef(ref: ModelRef): string {
  const text = ref.digest === undefined ? ref.name : `${ref.name}#${ref.digest}`;
  const { name, digest } = parseModelRef(text);
  if (name !== ref.name || digest !== ref.digest) throw badName(ref.name);
  return text;
}

function parseName(name: string): string {
  if (!isModelName(name) || (name.startsWith('pkg:') && !PACKAGE_URL.test(name)))
    throw badName(name);
  return name;
}

function badName(name: string): CoreError {
  const shown = JSON.stringify(name.slice(0, 80).toWellFormed());
  return new CoreError('BAD_MODEL_REF', `expected a package URL or a name, got ${shown}`);
}
