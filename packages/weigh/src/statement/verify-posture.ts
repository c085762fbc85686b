import type { Digest, Posture } from '@weighbridge/core';
import { sha256Digest } from '@weighbridge/core';
import { postureSchema } from '@weighbridge/core/schema';
import type { Trust } from '@weighbridge/model-signing';
import { PREDICATE_TYPES, verifyAttestation } from '@weighbridge/model-signing/attestation';
import type {
  Any,
  PostureFacts,
  VerifiedAttestation,
} from '@weighbridge/model-signing/attestation';
import { assess, catalogue } from '@weighbridge/posture';
import type { Policy } from '@weighbridge/posture';
import { checkAdmission, checkPrevious, previousOf } from './admission.ts';
import type { Admission, AdmissionOptions, PreviousStatement } from './admission.ts';
import { StatementError } from './error.ts';
import { parseExport } from './export.ts';
import type { EvidenceExport } from './export.ts';
import { reassess } from './reassess.ts';
import { wellShaped } from './shape.ts';

/** Who may sign a posture, what it must be about, the evidence to compute it again, and what it must say. */
export interface VerifyPostureOptions extends AdmissionOptions {
  /** Who may sign. */
  readonly trust: Trust;
  /** Digests that the statement must be about, all of them (see `modelDigests`); `any` compares none, and warns. */
  readonly subjects: readonly Digest[] | Any;
  /** The exported evidence that was written with the statement. */
  readonly evidence: Uint8Array;
  /** The policy that the posture must have been assessed under. Default: any, as the statement says. */
  readonly policy?: Policy | undefined;
  /**
   * The clock for certificates without a proved time, and for the age of the posture; a posture from the
   * future is refused. Default now.
   */
  readonly now?: Date | undefined;
  /**
   * Whether to require only that it is genuine: then a refusal verifies too, at any age, and `admission` is
   * null. Default false.
   */
  readonly genuineOnly?: boolean | undefined;
  /** Maximum bytes of the bundle, and of the exported evidence (CWE-400). Default 256 MiB. */
  readonly maxBytes?: number | undefined;
  /** Aborts the work: the promise then rejects with the reason of the signal. */
  readonly signal?: AbortSignal | undefined;
}

const DEFAULT_MAX_BYTES = 256 * 1024 * 1024;

/** A posture whose signature verifies and that its evidence gives again, byte for byte. */
export interface VerifiedPosture {
  /** The statement as it was verified. */
  readonly attestation: VerifiedAttestation;
  /** The posture, equal to the one that was signed. */
  readonly posture: Posture;
  /** The evidence from which the posture was computed again. */
  readonly evidence: EvidenceExport;
  /** The statement that it was weighed against; null when it was against none. */
  readonly previous: PreviousStatement | null;
  /** The state of the admission; null with `genuineOnly`, which requires none. */
  readonly admission: Admission | null;
}

/**
 * Verifies a signed posture: the signature, that the evidence is exactly the export that the statement names,
 * that assessing it again gives the same posture byte for byte, and that this posture admits the model now: it
 * says so, and has not expired.
 *
 * Nothing is fetched. It proves that the verdict follows from the evidence under the stated policy; that the
 * evidence is true rests on the signer.
 * Cost: two assessments; of an admission on conditions O(log e) of them.
 *
 * @throws {ModelSigningError} when the signature or the statement does not verify
 * @throws {StatementError} every code; CATALOGUE_CHANGED when another version of the controls is needed
 * @throws {PostureError} when the given policy cannot be used
 */
export async function verifyPosture(
  bundle: Uint8Array | string,
  options: VerifyPostureOptions,
): Promise<VerifiedPosture> {
  const { trust, subjects, evidence: bytes, now, signal } = options;
  const maxBytes = options.maxBytes ?? DEFAULT_MAX_BYTES;
  const attestation = await verifyAttestation(bundle, {
    trust,
    policy: { predicateTypes: [PREDICATE_TYPES.posture], subjects },
    maxBytes,
    ...(now && { now }),
    ...(signal && { signal }),
  });
  const facts = attestation.facts as PostureFacts;
  checkNamed(bytes, facts, maxBytes);
  checkCatalogue(facts);
  const posture = wellShaped(
    facts.posture,
    postureSchema,
    'POSTURE_MALFORMED',
    '/predicate/posture',
  );
  checkSubject(posture, attestation);
  const evidence = parseExport(bytes);
  reassess(evidence, posture);
  if (options.policy !== undefined) checkPolicy(posture, options.policy);
  const computed = { posture, evidence };
  if (options.genuineOnly === true) checkPrevious(computed, options.previous);
  const admission = options.genuineOnly === true ? null : checkAdmission(computed, options);
  return { attestation, ...computed, previous: previousOf(computed), admission };
}

function checkNamed(bytes: Uint8Array, { evidence }: PostureFacts, maxBytes: number): void {
  if (bytes.byteLength > maxBytes) {
    throw new StatementError('EXPORT_TOO_LARGE', `the export has more than ${maxBytes} bytes`, {
      details: { sizeBytes: bytes.byteLength, maxBytes },
    });
  }
  const [named, found] = [`sha256:${evidence.digest?.['sha256']}`, sha256Digest(bytes)];
  if (named === found) return;
  throw new StatementError('EXPORT_MISMATCH', 'the evidence is not the export that was signed', {
    details: { named, found },
  });
}

function checkCatalogue({ catalogue: stated }: PostureFacts): void {
  const { version, digest } = catalogue;
  if (stated.version === version && stated.digest === digest) return;
  throw new StatementError(
    'CATALOGUE_CHANGED',
    `the posture was made under catalogue ${JSON.stringify(stated.version.slice(0, 80))}, and this program has ${version}: it can be neither confirmed nor refuted`,
    { details: { stated, here: { version, digest } } },
  );
}

/** A policy's digest is the one that an assessment under it gives. */
function checkPolicy({ policy: stated, assessedAt }: Posture, wanted: Policy): void {
  const { policy } = assess([], [], wanted, assessedAt);
  if (policy.digest === stated.digest) return;
  throw new StatementError(
    'POLICY_MISMATCH',
    `the posture was assessed under another policy than ${policy.name}`,
    { details: { stated, wanted: policy } },
  );
}

/** The statement must be about the files that the posture is about, and say so by their manifest. */
function checkSubject({ subject }: Posture, { subjects }: VerifiedAttestation): void {
  const stated = subjects.flatMap(({ digest }) => digest['wbManifest'] ?? []);
  const wanted = subject.digest === undefined ? [] : [subject.digest.slice('sha256:'.length)];
  if (JSON.stringify(stated) === JSON.stringify(wanted)) return;
  throw new StatementError(
    'SUBJECT_MISMATCH',
    'the statement and the posture in it are about different files',
    { details: { stated: stated.slice(0, 20), posture: subject.digest ?? null } },
  );
}
