import { ModelSigningError, type ModelSigningErrorCode } from '../error.ts';
import { buildPaths, type Path } from './build-paths.ts';
import type { Certificate } from './certificate.ts';
import { checkPath, type Purpose } from './check-path.ts';
import { quoteName } from './name.ts';

/** The most specific refusals come first: a path that is merely too old was valid in the past. */
const TELLING: readonly ModelSigningErrorCode[] = [
  'CERTIFICATE_LAPSED',
  'CERTIFICATE_NOT_YET_VALID',
];

function mostTelling(refusals: readonly ModelSigningError[]): ModelSigningError | undefined {
  return refusals.find(({ code }) => TELLING.includes(code)) ?? refusals[0];
}

/** The refusal as data; anything else is rethrown. */
function refusalOf(path: Path, purpose: Purpose, time: Date): ModelSigningError | undefined {
  try {
    checkPath(path, purpose, time);
    return undefined;
  } catch (error) {
    if (error instanceof ModelSigningError) return error;
    throw error;
  }
}

/**
 * The path by which the leaf is trusted at the given time: by RFC 5280, which refuses everything that is not
 * evaluated here (name constraints, policies, unknown critical extensions). Revocation is not looked up.
 *
 * All paths are tried. Anchors come only from the caller: self-signed roots, intermediates, or the leaf
 * itself. They are checked like the rest, except for the signature on them.
 *
 * @throws {ModelSigningError} CERTIFICATE_UNTRUSTED without any path, otherwise what is wrong with a path
 * @see RFC 5280 section 6
 */
export function verifyPath(
  leaf: Certificate,
  supplied: readonly Certificate[],
  anchors: readonly Certificate[],
  { purpose, time }: { readonly purpose: Purpose; readonly time: Date },
): Path {
  const refusals: ModelSigningError[] = [];
  for (const path of buildPaths(leaf, supplied, anchors)) {
    const refusal = refusalOf(path, purpose, time);
    if (refusal === undefined) return path;
    refusals.push(refusal);
  }
  throw (
    mostTelling(refusals) ??
    new ModelSigningError(
      'CERTIFICATE_UNTRUSTED',
      `no path leads from the certificate of ${quoteName(leaf.subject)} to a trusted one`,
      { details: { subject: leaf.subject.text, issuer: leaf.issuer.text } },
    )
  );
}
