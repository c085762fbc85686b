import type { Digest, Finding } from '@weighbridge/core';
import { sha256Digest } from '@weighbridge/core';
import { parseBundle } from '../bundle/parse-bundle.ts';
import { verifyEnvelope } from '../envelope/verify-envelope.ts';
import { ModelSigningError } from '../error.ts';
import { attestationUnchecked, signingFinding } from '../finding.ts';
import type { Trust } from '../trust.ts';
import type { VerifiedSigner } from '../verified.ts';
import { checkPolicy, predicateOf } from './check-policy.ts';
import type { PredicateFacts } from './facts.ts';
import { quoted } from './malformed.ts';
import type { AttestationPolicy } from './policy.ts';
import { checkStatementSize } from './statement-size.ts';
import { parseInTotoStatement } from './statement.ts';
import type { AttestationSubject, InTotoStatement, StatementVersion } from './statement.ts';
import { matchSubjects } from './subjects.ts';

/** Who may sign a statement, what it must be about, and what it must say. */
export interface VerifyAttestationOptions {
  /**
   * Who may sign. With several signers and several builders or verifiers in one call, any of them may sign for
   * any other; call once per pair where that is too permissive.
   */
  readonly trust: Trust;
  /** What the attestation must say. */
  readonly policy: AttestationPolicy;
  /** The clock for certificates without a proved time, and for ages. Default now. */
  readonly now?: Date | undefined;
  /** Maximum bytes of the bundle (CWE-400). Default 64 MiB. */
  readonly maxBytes?: number | undefined;
  /** Maximum number of subjects in the statement (CWE-400). Default 10,000. */
  readonly maxSubjects?: number | undefined;
  /** Aborts the work: the promise then rejects with the reason of the signal. */
  readonly signal?: AbortSignal | undefined;
}

/** An attestation whose signature verifies and that says what the policy requires. */
export interface VerifiedAttestation {
  /** Who signed the statement. */
  readonly signer: VerifiedSigner;
  /** Version of the in-toto statement. */
  readonly statementVersion: StatementVersion;
  /** URI of the predicate's type, one that the policy accepts. */
  readonly predicateType: string;
  /** Everything that the statement is about. */
  readonly subjects: readonly AttestationSubject[];
  /** The subjects that carry a digest of the policy; none when it compares none. */
  readonly matched: readonly AttestationSubject[];
  /** What the predicate says, by its kind. */
  readonly facts: PredicateFacts;
  /** SHA-256 of the signed payload's bytes. */
  readonly payloadDigest: Digest;
  /** `signing/attestation-unchecked` findings: what the policy chose not to check. */
  readonly warnings: readonly Finding[];
}

/**
 * Verifies an in-toto attestation, in a Sigstore bundle or a bare DSSE envelope, against a policy.
 *
 * Nothing is fetched. The signature is verified first; then the statement must be of an accepted predicate
 * type, be about the policy's digests, and say what the policy requires of that kind of predicate. Everything
 * is compared exactly.
 * Cost: O(bytes) time and memory.
 *
 * @throws {ModelSigningError} of every stage before `files`, and of stage `attestation`
 * @throws {RangeError} when the policy is incomplete
 * @see https://github.com/in-toto/attestation/blob/main/docs/validation.md
 */
export async function verifyAttestation(
  bundle: Uint8Array | string,
  options: VerifyAttestationOptions,
): Promise<VerifiedAttestation> {
  const { trust, policy, now = new Date(), maxBytes, maxSubjects, signal } = options;
  checkPolicy(policy);
  const parsed = parseBundle(bundle, { maxBytes });
  const signer = await verifyEnvelope(parsed, trust, { now, signal });
  const statement = parseInTotoStatement(parsed.envelope, { maxSubjects });
  checkStatementSize(statement.predicateType, parsed.envelope.payload);
  const { facts, unchecked } = judge(statement, policy, now);
  const open = policy.subjects === 'any' ? ['what it is about', ...unchecked] : unchecked;
  return {
    signer,
    statementVersion: statement.version,
    predicateType: statement.predicateType,
    subjects: statement.subjects,
    matched: matchSubjects(statement.subjects, policy.subjects, policy.subjectMatch ?? 'all'),
    facts,
    payloadDigest: sha256Digest(parsed.envelope.payload),
    warnings: open.map((what) =>
      signingFinding(attestationUnchecked, { detail: `Not checked: ${what}.`, key: what }),
    ),
  };
}

function judge(
  { predicateType, predicate }: InTotoStatement,
  policy: AttestationPolicy,
  now: Date,
): { readonly facts: PredicateFacts; readonly unchecked: readonly string[] } {
  if (!policy.predicateTypes.includes(predicateType)) {
    throw new ModelSigningError(
      'ATTESTATION_PREDICATE',
      `the statement is a ${quoted(predicateType)}, which the policy does not accept`,
      { details: { found: predicateType.slice(0, 1000), wanted: policy.predicateTypes } },
    );
  }
  const definition = predicateOf(predicateType);
  if (definition === undefined) {
    return { facts: { kind: 'raw', predicate }, unchecked: ['what the predicate says'] };
  }
  const facts = definition.parse(predicate, predicateType);
  return { facts, unchecked: definition.check(facts, { policy, now }) };
}
