import type { Digest } from '@weighbridge/core';
import { cappedFiles, cappedPaths, MAX_NAMED } from '../parts/capped.ts';
import type { CappedFiles, CappedPaths } from '../parts/capped.ts';
import { NO_FILES, NO_PATHS, PAYLOAD, SIGNER } from '../parts/sample.ts';
import { seen, signerFacts } from '../parts/signer.ts';
import type { SignerFacts } from '../parts/signer.ts';
import { bytes, count, digest, flag, line, list, record, shapeOf } from '../shape/shape.ts';
import { defineEvidenceType } from '../type.ts';
import type { EvidenceContract, EvidenceType } from '../type.ts';

/** `signature/manifest`: the list that one signature signs, compared with the existing files. */
export type SignatureManifestPayload = {
  /** The signature file whose list this is. */
  readonly path: string;
  /** SHA-256 of the file; absent if it is not in the model. */
  readonly file?: Digest;
  /** Digest of all files that hold weights, at the time the file was seen. */
  readonly weights?: Digest;
  /** Who signed the list. */
  readonly signer: SignerFacts;
  /** SHA-256 of the signed payload; it binds names and bytes. */
  readonly payloadDigest: Digest;
  /** Number of signed files that are unchanged. */
  readonly verified: number;
  /** Total bytes of the unchanged signed files. */
  readonly verifiedBytes: number;
  /** False if only a part of the signed files was compared. */
  readonly complete: boolean;
  /** Signed files that were not compared. */
  readonly notChecked: CappedPaths;
  /** Signed files whose bytes differ. */
  readonly mismatched: CappedPaths;
  /** Signed files that are missing. */
  readonly missing: CappedPaths;
  /** Existing files that are not signed. */
  readonly unsignedPresent: CappedFiles;
  /** Files below a path that the signer left out, or that the format itself leaves out, such as `.git`. */
  readonly ignoredPresent: CappedFiles;
  /** Pairs of a missing and an unsigned file of equal bytes. */
  readonly renamed: {
    readonly count: number;
    readonly listed: readonly { readonly from: string; readonly to: string }[];
  };
};

/** Name and shape of `signature/manifest`. */
export const signatureManifest: EvidenceContract<SignatureManifestPayload> = {
  type: 'signature/manifest',
  shape: shapeOf<SignatureManifestPayload>()(
    record({
      path: line,
      ...seen,
      signer: signerFacts,
      payloadDigest: digest,
      verified: count,
      verifiedBytes: bytes,
      complete: flag,
      notChecked: cappedPaths,
      mismatched: cappedPaths,
      missing: cappedPaths,
      unsignedPresent: cappedFiles,
      ignoredPresent: cappedFiles,
      renamed: record({ count, listed: list(record({ from: line, to: line }), MAX_NAMED) }),
    }),
  ),
};

/** `signature/manifest` with its title, its display words and its samples. */
export const signatureManifestType: EvidenceType<SignatureManifestPayload> =
  /* @__PURE__ */ defineEvidenceType(signatureManifest, () => {
    const good: SignatureManifestPayload = {
      path: 'model.sig',
      signer: SIGNER,
      payloadDigest: PAYLOAD,
      verified: 3,
      verifiedBytes: 1_263_404,
      complete: true,
      notChecked: NO_PATHS,
      mismatched: NO_PATHS,
      missing: NO_PATHS,
      unsignedPresent: NO_FILES,
      ignoredPresent: NO_FILES,
      renamed: { count: 0, listed: [] },
    };

    return {
      name: 'SignatureManifestPayload',
      title: 'Signed list',
      description:
        'The list of files that one signature signs, compared with the files that are here.',
      labels: {
        verified: 'Files as signed',
        verifiedBytes: 'Size of files as signed',
        complete: 'All compared',
      },
      samples: {
        good,
        adverse: {
          ...good,
          renamed: { count: 1, listed: [{ from: 'model.safetensors', to: 'old.safetensors' }] },
        },
        inconclusive: { ...good, complete: false },
      },
    };
  });
