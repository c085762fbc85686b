import { canonicalJson } from '@weighbridge/core';
import type { JsonObject } from '@weighbridge/core';
import type { BundleSigner } from '../signer.ts';
import type { AttestationSubject } from './statement.ts';
import { checkDigests } from './subjects.ts';

const PAYLOAD_TYPE = 'application/vnd.in-toto+json';
const STATEMENT_TYPE = 'https://in-toto.io/Statement/v1';

/** What a new attestation says. */
export interface AttestationParts {
  /** At least one; see `modelSubject`. */
  readonly subjects: readonly AttestationSubject[];
  /** A URI with a version in it. */
  readonly predicateType: string;
  /** What is stated, in the shape of `predicateType`. */
  readonly predicate: JsonObject;
}

/**
 * The bytes of an in-toto statement 1 as canonical JSON (RFC 8785), so that equal statements have equal
 * digests.
 *
 * @throws {RangeError} when a subject has no digest that can be matched
 * @throws {CoreError} NOT_JSON when the predicate holds what JSON cannot
 */
export function makeAttestation({
  subjects,
  predicateType,
  predicate,
}: AttestationParts): Uint8Array {
  if (subjects.length === 0) throw new RangeError('a statement needs at least one subject');
  for (const { digest } of subjects) {
    const digests = Object.entries(digest).map(([name, hex]) => `${name}:${hex}` as const);
    if (digests.length === 0) throw new RangeError('a subject needs at least one digest');
    checkDigests(digests, 'a digest of a subject');
  }
  return new TextEncoder().encode(
    canonicalJson({ _type: STATEMENT_TYPE, subject: subjects, predicateType, predicate }),
  );
}

/**
 * Signs a statement; returns the text of a Sigstore bundle, ending in a line feed. Writes nothing.
 *
 * @throws {ModelSigningError} of stage `sign`
 */
export async function signAttestation(
  statement: Uint8Array,
  signer: BundleSigner,
  options: { readonly signal?: AbortSignal | undefined } = {},
): Promise<string> {
  return `${JSON.stringify(await signer.signPayload(statement, PAYLOAD_TYPE, options))}\n`;
}
