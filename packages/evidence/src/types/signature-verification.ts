import type { Digest } from '@weighbridge/core';
import { PAYLOAD, ROOT, SIGNER } from '../parts/sample.ts';
import { method, problem, seen, signedAt, signerFacts } from '../parts/signer.ts';
import type { SignedAt, SignerFacts, VerificationProblem } from '../parts/signer.ts';
import {
  bytes,
  choice,
  count,
  digest,
  flag,
  line,
  name,
  nullable,
  optional,
  record,
  shapeOf,
} from '../shape/shape.ts';
import { defineEvidenceType } from '../type.ts';
import type { EvidenceContract, EvidenceType } from '../type.ts';

/** `signature/verification`: the result for one signature file. */
export type SignatureVerificationPayload = {
  /** `oms`: OpenSSF Model Signing. */
  readonly format: 'oms';
  /** The signature file, relative to the model's root, or another name for it. */
  readonly path: string;
  /** SHA-256 of the file; absent if it is not in the model. */
  readonly file?: Digest;
  /** Digest of all files that hold weights, at the time the file was seen. */
  readonly weights?: Digest;
  /**
   * True if the signature verifies and every file that it lists is unchanged. False if it was checked and does not
   * hold. Null if it was not checked, because the policy names nobody who may sign, or no file was hashed.
   */
  readonly verified: boolean | null;
  /** How the bundle is signed, judged only by its shape if `verified` is not true; null if unreadable. */
  readonly method: 'key' | 'certificate' | 'sigstore' | null;
  /** With `verified` false. */
  readonly problem?: VerificationProblem;
  /** Present only if the signature itself verifies; the files may still differ. */
  readonly signer?: SignerFacts;
  /** The signer's name in the policy. */
  readonly matchedSigner?: string;
  /** Proved times, earliest first; empty if no time is proved. */
  readonly signedAt: readonly SignedAt[];
  /** If the signature verifies: the form of the statement, its hash, root digest and payload digest. */
  readonly dialect?: string;
  /** How each file was hashed for the statement. */
  readonly algorithm?: 'sha256' | 'blake2b' | 'blake3';
  /** OMS root digest; it binds the files' bytes but not their names. */
  readonly root?: Digest;
  /** SHA-256 of the signed payload; it binds names and bytes. */
  readonly payloadDigest?: Digest;
  /** How many files were compared with the signed list, and with which result; absent if none was. */
  readonly files?: {
    readonly verified: number;
    readonly verifiedBytes: number;
    readonly mismatched: number;
    readonly missing: number;
    readonly notChecked: number;
    readonly unsignedPresent: number;
    readonly ignoredPresent: number;
  };
};

/** Name and shape of `signature/verification`. */
export const signatureVerification: EvidenceContract<SignatureVerificationPayload> = {
  type: 'signature/verification',
  shape: shapeOf<SignatureVerificationPayload>()(
    record({
      format: choice('oms'),
      path: line,
      ...seen,
      verified: nullable(flag),
      method: nullable(method),
      problem: optional(problem),
      signer: optional(signerFacts),
      matchedSigner: optional(name),
      signedAt,
      dialect: optional(name),
      algorithm: optional(choice('sha256', 'blake2b', 'blake3')),
      root: optional(digest),
      payloadDigest: optional(digest),
      files: optional(
        record({
          verified: count,
          verifiedBytes: bytes,
          mismatched: count,
          missing: count,
          notChecked: count,
          unsignedPresent: count,
          ignoredPresent: count,
        }),
      ),
    }),
  ),
};

function failed(code: string, message: string): SignatureVerificationPayload {
  return {
    format: 'oms',
    path: 'model.sig',
    verified: false,
    method: 'key',
    problem: { code, stage: 'files', message },
    signedAt: [],
  };
}

/** `signature/verification` with its title, its display words and its samples. */
export const signatureVerificationType: EvidenceType<SignatureVerificationPayload> =
  /* @__PURE__ */ defineEvidenceType(signatureVerification, () => {
    const good: SignatureVerificationPayload = {
      format: 'oms',
      path: 'model.sig',
      verified: true,
      method: 'key',
      signer: SIGNER,
      signedAt: [],
      root: ROOT,
      payloadDigest: PAYLOAD,
    };

    return {
      name: 'SignatureVerificationPayload',
      title: 'Signature',
      description: 'The result for one signature file: whether it holds, and who signed.',
      labels: {
        payloadDigest: 'SHA-256 of the signed list',
        matchedSigner: 'Signer in the policy',
      },
      samples: {
        good,
        adverse: failed('FILES_MISMATCH', 'One file differs.'),
        inconclusive: failed('CERTIFICATE_LAPSED', 'It ended on 2026-11-01.'),
      },
    };
  });
