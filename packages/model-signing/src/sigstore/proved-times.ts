import type { TransparencyLogEntry } from '@sigstore/bundle';
import type { RFC3161Timestamp } from '@sigstore/core';
import type { SignedEntity, TrustMaterial } from '@sigstore/verify';
import type { TimeProof } from '../verified.ts';
import { readCertificate } from '../x509/certificate.ts';

/** The times that a VERIFIED entity proves, earliest first. */
export function provedTimes(entity: SignedEntity, material: TrustMaterial): readonly TimeProof[] {
  const proofs = entity.timestamps.flatMap((timestamp): readonly TimeProof[] => {
    if (timestamp.$case === 'timestamp-authority') {
      return [authorityTime(timestamp.timestamp, material)];
    }
    return timestamp.tlogEntry.inclusionPromise === undefined
      ? []
      : [logTime(timestamp.tlogEntry, material)];
  });
  return proofs.toSorted((a, b) => Date.parse(a.time) - Date.parse(b.time));
}

/**
 * Index of a VERIFIED entry for which its log vouches: the promise signs the global index, a proof only the
 * index in its tree.
 */
export function provedLogIndex(entry: TransparencyLogEntry): string | undefined {
  return entry.inclusionPromise === undefined ? entry.inclusionProof?.logIndex : entry.logIndex;
}

function authorityTime(timestamp: RFC3161Timestamp, material: TrustMaterial): TimeProof {
  const signer = material.timestampAuthorities
    .flatMap(({ certChain }) => certChain.slice(0, 1))
    .find(
      (certificate) =>
        certificate.serialNumber.equals(timestamp.signerSerialNumber) &&
        certificate.issuer.equals(timestamp.signerIssuer),
    );
  return {
    time: timestamp.signingTime.toISOString(),
    source: 'timestamp-authority',
    by: signer === undefined ? '' : readCertificate(signer.root.toDER()).subject.text,
  };
}

function logTime(entry: TransparencyLogEntry, material: TrustMaterial): TimeProof {
  const log = material.tlogs.find(({ logID }) => logID.equals(entry.logId.keyId));
  return {
    time: new Date(Number(entry.integratedTime) * 1000).toISOString(),
    source: 'transparency-log',
    by: log?.baseURL ?? Buffer.from(entry.logId.keyId).toString('hex'),
  };
}
