import { ModelSigningError } from '../error.ts';

/** Versions of the Sigstore bundle format. */
export type BundleVersion = '0.1' | '0.2' | '0.3';

/** Every spelling in the format's history, and no other. */
const VERSIONS: ReadonlyMap<string, BundleVersion> = new Map([
  ['application/vnd.dev.sigstore.bundle+json;version=0.1', '0.1'],
  ['application/vnd.dev.sigstore.bundle+json;version=0.2', '0.2'],
  ['application/vnd.dev.sigstore.bundle+json;version=0.3', '0.3'],
  ['application/vnd.dev.sigstore.bundle.v0.3+json', '0.3'],
]);

/** Maximum length of a media type that an error quotes. */
const MAX_QUOTED = 120;

/**
 * The version that a bundle's media type names.
 *
 * @throws {ModelSigningError} BUNDLE_UNSUPPORTED
 * @see https://github.com/sigstore/protobuf-specs/blob/main/protos/sigstore_bundle.proto
 */
export function bundleVersion(mediaType: string): BundleVersion {
  const version = VERSIONS.get(mediaType);
  if (version === undefined)
    throw new ModelSigningError(
      'BUNDLE_UNSUPPORTED',
      'the media type names no known bundle version',
      {
        details: { pointer: '/mediaType', mediaType: mediaType.slice(0, MAX_QUOTED) },
      },
    );
  return version;
}
