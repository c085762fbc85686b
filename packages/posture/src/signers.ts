import type { SignerFacts } from '@weighbridge/core';
import { pemDigests } from './pem.ts';
import type { Policy, PolicySigner } from './policy.ts';

/**
 * The signer of the policy that these facts are about; undefined when the policy allows nobody like that.
 *
 * Compares what a verification proved, wherever it took place: keys and anchors by fingerprint,
 * identities, issuers and subjects exactly, code unit by code unit.
 */
export function matchSigner(policy: Policy, facts: SignerFacts): PolicySigner | undefined {
  return policy.signers?.find((signer) => isSigner(signer, facts));
}

function isSigner(signer: PolicySigner, facts: SignerFacts): boolean {
  switch (signer.method) {
    case 'key':
      return (
        facts.method === 'key' &&
        pemDigests(signer.publicKey, 'PUBLIC KEY').includes(facts.keyFingerprint)
      );
    case 'certificate':
      return (
        facts.method === 'certificate' &&
        facts.anchorFingerprint !== undefined &&
        pemDigests(signer.anchors, 'CERTIFICATE').includes(facts.anchorFingerprint) &&
        (signer.subject === undefined || signer.subject === facts.certificateSubject)
      );
    case 'sigstore':
      return (
        facts.method === 'sigstore' &&
        signer.identity === facts.identity &&
        signer.issuer === facts.issuer
      );
  }
}
