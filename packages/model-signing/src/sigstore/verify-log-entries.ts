import type { KeyObject } from 'node:crypto';
import { Verifier } from '@sigstore/verify';
import type { JsonObject } from '@weighbridge/core';
import { ModelSigningError } from '../error.ts';
import { spkiOf } from '../keys/curve.ts';
import type { TimeProof } from '../verified.ts';
import type { TrustedRoot } from './contract.ts';
import { assertLoggedWith } from './log-entry-binding.ts';
import { assertLogsValidAt } from './log-validity.ts';
import { provedLogIndex, provedTimes } from './proved-times.ts';
import { toRefusal } from './refusal.ts';
import type { SignatureContent } from './signature-content.ts';
import { signedEntity } from './signed-entity.ts';
import { trustMaterial } from './trusted-root.ts';

/** A bundle that a key of the caller signed, and that was logged. */
export interface LoggedParts {
  readonly json: JsonObject;
  readonly content: SignatureContent;
  /** The key that the signature verifies with; trusted by the caller, not by the bundle. */
  readonly publicKey: KeyObject;
  /** DER of the certificate that it was logged with, if any. */
  readonly certificate?: Uint8Array;
  /** DER timestamp responses from the trusted root's authorities. */
  readonly timestamps: readonly Uint8Array[];
}

/** What the log proves. */
export interface LoggedProof {
  readonly signedAt: readonly TimeProof[];
  readonly logIndex?: string;
}

/**
 * Verifies the log entries of a bundle that a key or a private certificate signed, and its signature.
 *
 * At least one entry, each in a log of the root and about this signature, payload and signer. Where no
 * time is proved, the log's key must be valid now. Uses no network.
 *
 * @throws {ModelSigningError} codes of stages signature, timestamp and transparency
 */
export function verifyLogEntries(
  parts: LoggedParts,
  root: TrustedRoot,
  now: Date = new Date(),
): LoggedProof {
  const { publicKey, certificate } = parts;
  const trusted = trustMaterial(root);
  const material = { ...trusted, publicKey: () => ({ publicKey, validFor: () => true }) };
  const key = { $case: 'public-key', hint: '' } as const;
  const entity = signedEntity(
    { ...parts, json: keyed(parts.json), key },
    trusted.timestampAuthorities,
  );
  try {
    new Verifier(material, { ctlogThreshold: 0, tlogThreshold: 1, timestampThreshold: 0 }).verify(
      entity,
    );
    const signer = certificate === undefined ? { publicKey: spkiOf(publicKey) } : { certificate };
    for (const entry of entity.tlogEntries) assertLoggedWith(entry, signer);
    const signedAt = provedTimes(entity, trusted);
    const times = signedAt.length === 0 ? [{ time: now.toISOString() }] : signedAt;
    assertLogsValidAt(entity.tlogEntries, trusted, times);
    const [entry] = entity.tlogEntries;
    const logIndex = entry === undefined ? undefined : provedLogIndex(entry);
    return { signedAt, ...(logIndex === undefined ? {} : { logIndex }) };
  } catch (error) {
    throw toRefusal(error, entity);
  }
}

/** The bundle as one that a key signed: the reader does not support a version 0.3 bundle with a chain. */
function keyed(json: JsonObject): JsonObject {
  const material = json['verificationMaterial'] as JsonObject | undefined;
  if (material?.['tlogEntries'] === undefined) {
    throw new ModelSigningError('TRANSPARENCY_MISSING', 'The bundle has no log entry.');
  }
  const { tlogEntries, timestampVerificationData } = material;
  return {
    ...json,
    verificationMaterial: {
      publicKey: { hint: '' },
      ...(tlogEntries === undefined ? {} : { tlogEntries }),
      ...(timestampVerificationData === undefined ? {} : { timestampVerificationData }),
    },
  };
}
