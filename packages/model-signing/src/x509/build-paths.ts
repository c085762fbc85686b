import { ModelSigningError } from '../error.ts';
import { type Certificate, sameCertificate } from './certificate.ts';

/** Certificates from the leaf to an anchor; only the leaf where it is an anchor itself. */
export type Path = readonly [Certificate, ...Certificate[]];

/** Maximum work that a bundle can cause; far above what cross-signed authorities need. */
const LIMITS = { pathCertificates: 10, signatureChecks: 100, steps: 2000 };

/** Counts the work, so that a mesh of cross-signed certificates cannot stall a verifier. */
interface Budget {
  checks: number;
  steps: number;
}

function spend(budget: Budget, what: keyof Budget): void {
  budget[what] -= 1;
  if (budget[what] >= 0) return;
  throw new ModelSigningError('CERTIFICATE_LIMIT', 'the certificates allow too many paths', {
    details: { limit: what === 'checks' ? LIMITS.signatureChecks : LIMITS.steps },
  });
}

/** Others, such as DSA, could make a check slow, and no authority uses them. */
const CHECKED = ['rsa', 'rsa-pss', 'ec', 'ed25519', 'ed448'];

function isSignedBy(subject: Certificate, issuer: Certificate): boolean {
  if (!CHECKED.includes(issuer.publicKey.asymmetricKeyType ?? '')) return false;
  try {
    return subject.node.verify(issuer.publicKey);
  } catch {
    return false;
  }
}

/** Issuers with the wanted key identifier come first; the identifier decides nothing. */
function byHint(subject: Certificate, issuers: readonly Certificate[]): readonly Certificate[] {
  const { authorityKeyId } = subject.extensions;
  const fits = (issuer: Certificate): number =>
    authorityKeyId !== undefined && issuer.extensions.subjectKeyId === authorityKeyId ? 0 : 1;
  return issuers.toSorted((a, b) => fits(a) - fits(b));
}

/**
 * Every path of matching names and good signatures from the leaf to an anchor, in the order of the search;
 * nothing else about the certificates is checked yet.
 *
 * A path ends at the first anchor that it reaches. Certificates that the bundle supplies can only be in
 * between.
 *
 * @throws {ModelSigningError} CERTIFICATE_LIMIT
 */
export function* buildPaths(
  leaf: Certificate,
  supplied: readonly Certificate[],
  anchors: readonly Certificate[],
): Generator<Path> {
  const budget: Budget = { checks: LIMITS.signatureChecks, steps: LIMITS.steps };
  const signed = new Map<string, boolean>();
  const isAnchor = (one: Certificate): boolean => anchors.some((a) => sameCertificate(a, one));
  const between = supplied.filter((one) => !isAnchor(one) && !sameCertificate(one, leaf));

  const issuersOf = (subject: Certificate, among: readonly Certificate[]): readonly Certificate[] =>
    byHint(
      subject,
      among.filter((one) => one.subject.key === subject.issuer.key),
    ).filter((one) => {
      const pair = `${subject.fingerprint} ${one.fingerprint}`;
      const known = signed.get(pair);
      if (known !== undefined) return known;
      spend(budget, 'checks');
      const good = isSignedBy(subject, one);
      signed.set(pair, good);
      return good;
    });

  function* extend(path: Path, last: Certificate): Generator<Path> {
    spend(budget, 'steps');
    for (const anchor of issuersOf(last, anchors)) yield [...path, anchor];
    if (path.length + 1 >= LIMITS.pathCertificates) return;
    for (const issuer of issuersOf(last, between)) {
      if (path.some((one) => sameCertificate(one, issuer))) continue;
      yield* extend([...path, issuer], issuer);
    }
  }

  if (isAnchor(leaf)) yield [leaf];
  else yield* extend([leaf], leaf);
}
