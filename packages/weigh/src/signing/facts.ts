import type { SignedAt, SignerFacts } from '@weighbridge/evidence';
import type { VerifiedSigner } from '@weighbridge/model-signing';

/** Maximum length of a certificate's text in evidence, in UTF-16 code units. */
const MAX_TEXT = 2000;

/** Who signed, as evidence states it. */
export function toSignerFacts(signer: VerifiedSigner): SignerFacts {
  const { method, name, keyFingerprint, keyType, anchorFingerprint, claims } = signer;
  const texts = (['identity', 'issuer', 'certificateSubject', 'anchor'] as const).flatMap((key) =>
    signer[key] === undefined ? [] : [[key, signer[key].slice(0, MAX_TEXT)] as const],
  );
  return {
    method,
    name: name.slice(0, MAX_TEXT),
    keyFingerprint,
    keyType,
    ...Object.fromEntries(texts),
    ...(claims && { claims: cutClaims(claims) }),
    ...(anchorFingerprint === undefined ? {} : { anchorFingerprint }),
  };
}

function cutClaims(
  claims: NonNullable<VerifiedSigner['claims']>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(claims as Readonly<Record<string, string>>).flatMap(([name, text]) =>
      text === '' ? [] : [[name, text.slice(0, MAX_TEXT)]],
    ),
  );
}

/** When it was signed, as evidence states it. */
export function toSignedAt({ signedAt }: VerifiedSigner): readonly SignedAt[] {
  return signedAt.map(({ time, source, by }) => ({ time, source, by: by.slice(0, MAX_TEXT) }));
}
