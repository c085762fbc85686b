import { isIdentity } from '@weighbridge/core';
import type { Digest } from '@weighbridge/core';
import type { SignerFacts } from '@weighbridge/evidence';
import { pemDigests } from './pem.ts';
import type { CertificateSigner, Policy, PolicySigner } from './policy.ts';

/**
 * The policy's signer that these facts match; undefined if the policy allows no such signer.
 *
 * Compares what a verification proved, wherever it took place: keys and anchors by fingerprint; issuers and subjects
 * exactly, code unit by code unit; identities in the way the policy names them.
 */
export function matchSigner(
  policy: Pick<Policy, 'signers'>,
  facts: SignerFacts,
): PolicySigner | undefined {
  return policy.signers?.find((signer) => isSigner(signer, facts));
}

/** Whether the policy names such a signer as an observer of this type. */
export function isObserver(
  { signers, observers }: Pick<Policy, 'signers' | 'observers'>,
  type: string,
  facts: SignerFacts | null,
): boolean | undefined {
  return signers?.some(
    (each) =>
      facts &&
      isSigner(each, facts) &&
      observers?.some(({ signer, types }) => signer === each.name && types.includes(type)),
  );
}

function isSigner(signer: PolicySigner, facts: SignerFacts): boolean {
  if (signer.method !== facts.method) return false;
  switch (signer.method) {
    case 'key':
      return isKey(signer.publicKey, facts.keyFingerprint);
    case 'certificate':
      return isCertificate(signer, facts);
    case 'sigstore':
      return isIdentity(signer, facts);
  }
}

function isKey(publicKey: string, fingerprint: Digest): boolean {
  return pemDigests(publicKey, 'PUBLIC KEY').includes(fingerprint);
}

function isCertificate({ anchors, subject }: CertificateSigner, facts: SignerFacts): boolean {
  const { anchorFingerprint, certificateSubject } = facts;
  const isAnchored = pemDigests(anchors, 'CERTIFICATE').some((each) => each === anchorFingerprint);
  return isAnchored && (subject === undefined || subject === certificateSubject);
}
