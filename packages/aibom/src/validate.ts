import { cleanText, isRecord } from './text.ts';
import { isTooDeep, MAX_DEPTH } from './validation/depth.ts';
import { checkReferences } from './validation/references.ts';
import { schemaOf, SPEC_VERSIONS } from './validation/schemas.ts';
import type { SpecVersion } from './validation/schemas.ts';

/** One problem in a BOM. */
export interface BomProblem {
  /** RFC 6901 pointer into the document. */
  readonly pointer: string;
  /** What is wrong there, in one line of prose. */
  readonly message: string;
  /**
   * `schema`: the official schema says so. `reference`: an id is used twice or leads nowhere. `limit`: the document
   * exceeds what is checked.
   */
  readonly source: 'schema' | 'reference' | 'limit';
}

/** The result of checking a BOM. */
export interface BomValidation {
  /** Whether the official schema accepts it. */
  readonly valid: boolean;
  /** Whether its references are also sound. */
  readonly consistent: boolean;
  /** Schema errors first, then those of references; empty when `valid` and `consistent`. */
  readonly errors: readonly BomProblem[];
}

/**
 * Checks whether a value is a valid CycloneDX document of version 1.5, 1.6 or 1.7.
 *
 * Works offline, with the official schemas; `valid` is their verdict alone. Dangling references and ids used twice,
 * which no schema detects, are listed separately with `source: 'reference'`.
 * Cost: the first call of a version compiles its schema (about half a second); then linear in the size.
 *
 * @see https://github.com/CycloneDX/specification/tree/master/schema
 */
export async function validateBom(json: unknown): Promise<BomValidation> {
  const version = isRecord(json) ? json['specVersion'] : undefined;
  if (!isRecord(json) || !isSpecVersion(version)) {
    const known = SPEC_VERSIONS.join(', ');
    const message = isRecord(json)
      ? `specVersion must be one of ${known}`
      : 'a BOM is a JSON object';
    return {
      valid: false,
      consistent: false,
      errors: [{ pointer: '/specVersion', message, source: 'schema' }],
    };
  }
  if (isTooDeep(json)) {
    const message = `nests deeper than ${MAX_DEPTH} levels, which is not checked`;
    return { valid: false, consistent: false, errors: [{ pointer: '', message, source: 'limit' }] };
  }
  const schema = await schemaOf(version);
  const valid = schema(json);
  const schemaErrors = (schema.errors ?? []).map(({ instancePath, message }) => ({
    pointer: cleanText(instancePath, 1_024),
    message: message ?? 'is not valid',
    source: 'schema' as const,
  }));
  const references = checkReferences(json).map((error) => ({
    ...error,
    source: 'reference' as const,
  }));
  return { valid, consistent: references.length === 0, errors: [...schemaErrors, ...references] };
}

function isSpecVersion(value: unknown): value is SpecVersion {
  return SPEC_VERSIONS.some((version) => version === value);
}
