import { Verifier } from '@sigstore/verify';
import type { SignedEntity, TrustMaterial } from '@sigstore/verify';
import type { JsonObject } from '@weighbridge/core';
import type { TimeProof } from '../verified.ts';
import type { TrustedRoot } from './contract.ts';
import { readLeaf } from './leaf.ts';
import type { Leaf } from './leaf.ts';
import { assertLoggedWith } from './log-entry-binding.ts';
import { assertLogsValidAt } from './log-validity.ts';
import { provedLogIndex, provedTimes } from './proved-times.ts';
import { toRefusal } from './refusal.ts';
import type { SignatureContent } from './signature-content.ts';
import { signedEntity } from './signed-entity.ts';
import { trustMaterial } from './trusted-root.ts';

/** A certificate-signed Sigstore bundle, read strictly. */
export interface KeylessParts {
  readonly json: JsonObject;
  /** DER of the signing certificate. */
  readonly certificate: Uint8Array;
  readonly content: SignatureContent;
  readonly timestamps: readonly Uint8Array[];
}

/** What a keyless bundle proves, except who may sign: the caller compares that. */
export interface ProvedEntity {
  readonly leaf: Leaf;
  readonly signedAt: readonly TimeProof[];
  readonly logIndex?: string;
}

/**
 * Verifies everything in a keyless bundle except its identity.
 *
 * Needs an entry in a known log that is about this signature, payload and certificate; a proved time;
 * a certificate that was valid then, leads to a known authority and was published; the signature.
 * Uses no network.
 *
 * @throws {ModelSigningError} codes of stages signature, certificate, timestamp and transparency
 */
export function verifyEntity(parts: KeylessParts, root: TrustedRoot): ProvedEntity {
  const material = trustMaterial(root);
  const leaf = readLeaf(parts.certificate);
  const key = { $case: 'certificate', certificate: leaf.entityCertificate } as const;
  const entity = signedEntity({ ...parts, key }, material.timestampAuthorities);
  try {
    return prove(entity, leaf, material);
  } catch (error) {
    throw toRefusal(error, entity);
  }
}

function prove(entity: SignedEntity, leaf: Leaf, material: TrustMaterial): ProvedEntity {
  const verifier = new Verifier(material, {
    ctlogThreshold: 1,
    tlogThreshold: 1,
    timestampThreshold: 1,
  });
  // No policy is passed: the verifier would not compare it exactly.
  verifier.verify(entity);
  for (const entry of entity.tlogEntries) {
    assertLoggedWith(entry, { certificate: leaf.certificate.der });
  }
  const signedAt = provedTimes(entity, material);
  assertLogsValidAt(entity.tlogEntries, material, signedAt);
  const [entry] = entity.tlogEntries;
  const logIndex = entry === undefined ? undefined : provedLogIndex(entry);
  return { leaf, signedAt, ...(logIndex === undefined ? {} : { logIndex }) };
}
