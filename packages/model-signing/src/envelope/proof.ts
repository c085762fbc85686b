import type { KeyObject } from 'node:crypto';
import type { ParsedBundle } from '../parsed-bundle.ts';
import { envelopeContent } from '../sigstore/signature-content.ts';
import { verifyLogEntries } from '../sigstore/verify-log-entries.ts';
import type { CertificateTrust, KeyTrust } from '../trust.ts';
import type { TimeProof } from '../verified.ts';
import { provedTimes } from './proved-times.ts';

/** What is proved about a signature besides its signer. */
export interface EnvelopeProof {
  /** Earliest first. */
  readonly signedAt: readonly TimeProof[];
  readonly logIndex?: string;
}

/**
 * The times that the caller's timestamp authorities and logs prove, and the index in the log.
 *
 * Where logs are trusted, an entry in one is required.
 *
 * @throws {ModelSigningError} codes of the stages `timestamp` and `transparency`
 */
export function envelopeProof(
  bundle: ParsedBundle,
  trust: KeyTrust | CertificateTrust,
  signer: { readonly publicKey: KeyObject; readonly certificate?: Uint8Array },
  now?: Date,
): EnvelopeProof {
  const stamped = provedTimes(bundle, trust.timestampAuthorities);
  if (trust.transparencyLogs === undefined) return { signedAt: stamped };
  const content = envelopeContent(bundle.envelope);
  const parts = { json: bundle.json, content, timestamps: [], ...signer };
  const logged = verifyLogEntries(parts, trust.transparencyLogs, now);
  const signedAt = [...stamped, ...logged.signedAt].toSorted(
    (a, b) => Date.parse(a.time) - Date.parse(b.time),
  );
  return { ...logged, signedAt };
}
