import { sha256Digest } from '@weighbridge/core';
import type { ParsedBundle, VerificationMaterial } from '../parsed-bundle.ts';
import { readIdentity } from '../sigstore/certificate-identity.ts';
import { readCertificate } from '../x509/certificate.ts';
import type { Attempts } from './attempt.ts';
import type { ClaimedCertificate, ClaimedSigner } from './inspection.ts';

/** Who a bundle says signed it. */
export function inspectSigner(bundle: ParsedBundle, attempts: Attempts): ClaimedSigner {
  const { material, method, envelope } = bundle;
  const keyid = envelope.keyid;
  const chain = material?.kind === 'certificates' ? material.chain : [];
  const [leaf] = chain;
  const identity =
    method === 'sigstore' && leaf !== undefined
      ? attempts.try(pointerOf(bundle, 0), () => readIdentity(leaf))
      : undefined;
  return {
    ...inspectKey(material),
    ...(keyid !== undefined && { keyid }),
    certificates: chain.flatMap((der, i) => {
      const certificate = attempts.try(pointerOf(bundle, i), () => inspectCertificate(der));
      return certificate === undefined ? [] : [certificate];
    }),
    ...(identity !== undefined && { identity }),
  };
}

function inspectKey(
  material: VerificationMaterial | undefined,
): Pick<ClaimedSigner, 'keyHint' | 'keyFingerprint'> {
  if (material?.kind !== 'public-key') return {};
  const { hint, spki } = material;
  return {
    ...(hint !== undefined && { keyHint: hint }),
    ...(spki !== undefined && { keyFingerprint: sha256Digest(spki) }),
  };
}

function inspectCertificate(der: Uint8Array): ClaimedCertificate {
  const { subject, issuer, notBefore, notAfter, fingerprint, publicKey, node } =
    readCertificate(der);
  const curve = publicKey.asymmetricKeyDetails?.namedCurve;
  const alternativeNames = node.subjectAltName as string | undefined;
  return {
    subject: subject.text,
    issuer: issuer.text,
    serialNumber: node.serialNumber.toLowerCase(),
    validFrom: notBefore.toISOString(),
    validTo: notAfter.toISOString(),
    fingerprint,
    keyType: [publicKey.asymmetricKeyType, curve].filter((part) => part !== undefined).join(' '),
    ...(alternativeNames !== undefined && { alternativeNames }),
  };
}

function pointerOf({ json }: ParsedBundle, index: number): string {
  const material = json['verificationMaterial'];
  const isSingle = typeof material === 'object' && material !== null && 'certificate' in material;
  return isSingle
    ? '/verificationMaterial/certificate'
    : `/verificationMaterial/x509CertificateChain/certificates/${index}`;
}
