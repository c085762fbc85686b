import { sha256Digest } from '@weighbridge/core';
import type { Digest, JsonValue } from '@weighbridge/core';
import { parseBundle } from '../bundle/parse-bundle.ts';
import { ModelSigningError } from '../error.ts';
import { parseStrictJson } from '../json/strict-json.ts';
import type { Envelope, SigningMethod } from '../parsed-bundle.ts';
import type { StatedEvidence } from './facts.ts';
import { quoted } from './malformed.ts';
import { PREDICATE_TYPES } from './predicate-types.ts';
import { parseEvidence } from './predicates/evidence.ts';
import { checkStatementSize } from './statement-size.ts';
import { parseInTotoStatement } from './statement.ts';
import type { AttestationSubject } from './statement.ts';

/** Maximum bytes of a statement with its signature (CWE-400): base64 makes 8 MiB longer by a third. */
const MAX_BYTES = 16 * 1024 * 1024;
const PAYLOAD_TYPE = 'application/vnd.in-toto+json';

/** A statement of evidence, read and not verified. */
export interface EvidenceStatement {
  /** SHA-256 of the statement itself, without its signature. */
  readonly statement: Digest;
  /** How it is signed, by the shape of its bundle; null where it is not. */
  readonly method: SigningMethod | null;
  /** Everything that the statement is about. */
  readonly subjects: readonly AttestationSubject[];
  /** What it says, from 1 to 10,000 items. */
  readonly items: readonly StatedEvidence[];
}

/**
 * Reads a statement of evidence, in a Sigstore bundle, in a bare DSSE envelope, or not signed at all. Nothing is
 * verified: `verifyAttestation` says who signed it.
 * Cost: O(n) time and memory, at most 16 MiB.
 *
 * @throws {ModelSigningError} the codes of stage `bundle`; ATTESTATION_MALFORMED, ATTESTATION_TOO_LARGE;
 *   ATTESTATION_PREDICATE when it is a statement of something else
 */
export function parseEvidenceStatement(bytes: Uint8Array): EvidenceStatement {
  const { method, envelope } = readEnvelope(bytes);
  const { predicateType, predicate, subjects } = parseInTotoStatement(envelope);
  if (predicateType !== PREDICATE_TYPES.evidence) {
    throw new ModelSigningError(
      'ATTESTATION_PREDICATE',
      `the statement is a ${quoted(predicateType)}, not one of evidence`,
      { details: { found: predicateType.slice(0, 1000), wanted: [PREDICATE_TYPES.evidence] } },
    );
  }
  checkStatementSize(predicateType, envelope.payload);
  const { items } = parseEvidence(predicate);
  return { statement: sha256Digest(envelope.payload), method, subjects, items };
}

function readEnvelope(bytes: Uint8Array): {
  readonly method: SigningMethod | null;
  readonly envelope: Pick<Envelope, 'payload' | 'payloadType'>;
} {
  const value = parseStrictJson(bytes, { maxBytes: MAX_BYTES });
  if (isBare(value))
    return { method: null, envelope: { payload: bytes, payloadType: PAYLOAD_TYPE } };
  return parseBundle(bytes, { maxBytes: MAX_BYTES });
}

function isBare(value: JsonValue): boolean {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, '_type');
}
