import type { Attested, Digest, SignerFacts } from '@weighbridge/core';
import {
  choice,
  digest,
  instant,
  line,
  list,
  map,
  message,
  name,
  nullable,
  optional,
  record,
  shapeOf,
} from '../shape/shape.ts';
import type { OptionalShape } from '../shape/shape.ts';
import { MAX_NAMED } from './capped.ts';

export type { SignerFacts };

/** One proof of when something was signed. */
export type SignedAt = {
  /** ISO 8601 UTC instant. */
  readonly time: string;
  /** `timestamp-authority`: RFC 3161; `transparency-log`: a signed entry of Rekor. */
  readonly source: 'timestamp-authority' | 'transparency-log';
  /** Subject of the authority's certificate, or the log's origin or id. */
  readonly by: string;
};

/** Why a verification failed: an error code of `@weighbridge/model-signing`, its stage, and a message. */
export type VerificationProblem = {
  /** Error code of `@weighbridge/model-signing`, for instance `FILES_MISMATCH`. */
  readonly code: string;
  /** The stage of the verification in which it arose, for instance `files`. */
  readonly stage: string;
  /** What is wrong, in one sentence for people. */
  readonly message: string;
};

/** The method of a signature. */
export const method = choice('key', 'certificate', 'sigstore');

/** Shape of `SignerFacts`. */
export const signerFacts = shapeOf<SignerFacts>()(
  record({
    method,
    name: line,
    keyFingerprint: digest,
    keyType: name,
    identity: optional(line),
    issuer: optional(line),
    claims: optional(map(line)),
    certificateSubject: optional(line),
    anchor: optional(line),
    anchorFingerprint: optional(digest),
  }),
);

/** Shape of `Attested`. */
export const attested = shapeOf<Attested>()(
  record({ statement: digest, signer: nullable(signerFacts) }),
);

/** Shape of a signature's proved times. */
export const signedAt = shapeOf<readonly SignedAt[]>()(
  list(
    record({ time: instant, source: choice('timestamp-authority', 'transparency-log'), by: line }),
    MAX_NAMED,
  ),
);

/** Shape of `VerificationProblem`. */
export const problem = shapeOf<VerificationProblem>()(record({ code: name, stage: name, message }));

/** The file that says it, and the weights at the time it was seen. */
export const seen: {
  readonly file: OptionalShape<Digest>;
  readonly weights: OptionalShape<Digest>;
} = { file: optional(digest), weights: optional(digest) };
