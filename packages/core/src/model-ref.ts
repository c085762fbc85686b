import type { Digest } from './digest.ts';
import { parseDigest } from './digest.ts';
import { CoreError } from './error.ts';

/** A model by name and, where they are known, by its exact bytes. */
export interface ModelRef {
  /** A package URL, for instance `pkg:huggingface/org/name@revision`, or a plain name. */
  readonly name: string;
  readonly digest?: Digest;
}

const MAX_LENGTH = 1024;

/**
 * Reads `name` or `name#sha256:<hex>`.
 *
 * @throws {CoreError} BAD_MODEL_REF when the name is empty, longer than 1,024 characters or holds
 *   control characters; BAD_DIGEST when what follows `#` is not a digest
 * @see https://github.com/package-url/purl-spec
 */
export function parseModelRef(text: string): ModelRef {
  const hash = text.lastIndexOf('#');
  const name = hash < 0 ? text : text.slice(0, hash);
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  if (name.length === 0 || name.length > MAX_LENGTH || /[\u0000-\u0020\u007f]/.test(name)) {
    throw new CoreError(
      'BAD_MODEL_REF',
      `expected a package URL or a name, got ${JSON.stringify(text.slice(0, 80))}`,
    );
  }
  return hash < 0 ? { name } : { name, digest: parseDigest(text.slice(hash + 1)) };
}

/** The text that `parseModelRef` reads back. */
export function formatModelRef(ref: ModelRef): string {
  return ref.digest === undefined ? ref.name : `${ref.name}#${ref.digest}`;
}
