import { sha256Digest } from '@weighbridge/core';
import type { Digest } from '@weighbridge/core';
import type { VerificationProblem } from '@weighbridge/evidence';
import type { SigningMethod } from '@weighbridge/model-signing';
import { PREDICATE_TYPES, verifyAttestation } from '@weighbridge/model-signing/attestation';
import type {
  AttestationFiles,
  AttestationPolicy,
  VerifiedAttestation,
} from '@weighbridge/model-signing/attestation';
import { inspectBundle } from '@weighbridge/model-signing/bundle';
import type { PolicySigner } from '@weighbridge/posture';
import type { SigningContext } from './check-signatures.ts';
import { outcomeOf, verifyByAny } from './trust.ts';

/** Predicate types that some instrument makes evidence of. */
const READ: readonly string[] = [
  PREDICATE_TYPES.slsaProvenance1,
  PREDICATE_TYPES.slsaProvenance02,
  PREDICATE_TYPES.slsaSummary1,
  PREDICATE_TYPES.slsaSummary02,
  PREDICATE_TYPES.posture,
];

/** Who may sign, and by which clock. */
export type TrustContext = Pick<SigningContext, 'signers' | 'sigstoreRoot' | 'now' | 'signal'>;

/** One file of `attestations/`, not verified. */
export type AttestationFile = AttestationFiles['files'][number];

/** What became of one file of `attestations/`. */
export interface CheckedAttestation {
  /** Where it lies, relative to the model's root. */
  readonly path: string;
  /** SHA-256 of the file. */
  readonly digest: Digest;
  /** How it is signed, by the shape of its bundle. */
  readonly method: SigningMethod;
  /** What it claims to be; proved only where `attestation` is there. */
  readonly predicateType: string;
  /** As in `CheckedSignature`, of the signature and the statement alone. */
  readonly verified: boolean | null;
  /** The statement, where it verifies. */
  readonly attestation?: VerifiedAttestation;
  /** Who of those who may sign signed it. */
  readonly signer?: PolicySigner;
  /** Why it does not verify, where it does not. */
  readonly problem?: VerificationProblem;
}

/**
 * Verifies the attestations beside a model against those who may sign, whatever they are about;
 * files that claim to be nothing that is read here are left out.
 *
 */
export async function checkAttestations(
  files: readonly AttestationFile[],
  context: TrustContext,
): Promise<readonly CheckedAttestation[]> {
  const checked: CheckedAttestation[] = [];
  for (const file of files) {
    const one = await checkOne(file, context);
    if (one !== undefined) checked.push(one);
  }
  return checked;
}

async function checkOne(
  { path, bytes }: AttestationFile,
  { signers, sigstoreRoot, now, signal }: TrustContext,
): Promise<CheckedAttestation | undefined> {
  const inspection = await outcomeOf(async () => inspectBundle(bytes));
  if ('problem' in inspection) return undefined;
  const { method, statement } = inspection.value.claims;
  const predicateType = statement.predicateType ?? '';
  if (!READ.includes(predicateType)) return undefined;
  const attempt = await verifyByAny(method, signers, sigstoreRoot, (trust) =>
    verifyAttestation(bytes, {
      trust,
      policy: anyOf(predicateType),
      now,
      ...(signal && { signal }),
    }),
  );
  const common = { path, digest: sha256Digest(bytes), method, predicateType };
  if ('value' in attempt) {
    const { value: attestation, signer } = attempt;
    return { ...common, verified: true, attestation, ...(signer && { signer }) };
  }
  const verified = 'unchecked' in attempt ? null : false;
  return { ...common, verified, ...(attempt.problem && { problem: attempt.problem }) };
}

/** Accepts whatever a statement of the type says: the controls compare it with the policy. */
function anyOf(predicateType: string): AttestationPolicy {
  return {
    predicateTypes: [predicateType],
    subjects: 'any',
    provenance: { builders: 'any', source: 'any' },
    summary: { verifiers: 'any', resourceUri: 'any', levels: 'any' },
  };
}
