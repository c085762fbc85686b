import type { Models } from '@cyclonedx/cyclonedx-library';
import type { JsonObject } from '@weighbridge/core';
import type { Claim, DescribedFile } from '../description.ts';
import { normaliseLicence } from '../licences/normalise.ts';
import { plainText } from '../text.ts';
import type { Cdx } from './library.ts';

/** A component with what the library has no model for. */
export interface BuiltComponent {
  readonly component: Models.Component;
  readonly extra: JsonObject;
}

/** Sets the SHA-256 of `sha256:<hex>`; other digests have other names and are left out. */
export function addHash(
  { Enums }: Cdx,
  component: Models.Component,
  digest: string | undefined,
): void {
  const match = /^sha256:([0-9a-f]{64})$/.exec(digest ?? '');
  if (match?.[1] !== undefined) component.hashes.set(Enums.HashAlgorithm['SHA-256'], match[1]);
}

/**
 * Adds licences, each once: `declared` for what somebody wrote down, `concluded` for what a text was
 * found to be.
 */
export function addLicences(
  cdx: Cdx,
  component: Models.Component,
  claims: readonly Claim[],
  link?: string,
): void {
  const seen = new Set<string>();
  for (const claim of claims) {
    const { expression, kind } = normaliseLicence(plainText(claim.value));
    const acknowledgement =
      claim.tier === 'declared'
        ? cdx.Enums.LicenseAcknowledgement.Declared
        : cdx.Enums.LicenseAcknowledgement.Concluded;
    if (seen.has(`${acknowledgement} ${expression}`)) continue;
    seen.add(`${acknowledgement} ${expression}`);
    component.licenses.add(
      makeLicence(
        cdx,
        expression,
        kind,
        acknowledgement,
        claim.tier === 'declared' ? link : undefined,
      ),
    );
  }
}

function makeLicence(
  { Models: models }: Cdx,
  expression: string,
  kind: ReturnType<typeof normaliseLicence>['kind'],
  acknowledgement: Models.LicenseExpression['acknowledgement'],
  url: string | undefined,
): Models.License {
  const options = {
    ...(acknowledgement === undefined ? {} : { acknowledgement }),
    ...(url === undefined ? {} : { url }),
  };
  if (kind === 'id') return new models.SpdxLicense(expression, options);
  if (kind === 'reference') return new models.NamedLicense(expression, options);
  const licence = new models.LicenseExpression(expression);
  if (acknowledgement !== undefined) licence.acknowledgement = acknowledgement;
  return licence;
}

const MEDIA_TYPE = /^[-+a-z0-9.]+\/[-+a-z0-9.]+$/;

/** The media type as CycloneDX spells it, or nothing. */
export function mediaTypeExtra({ mediaType }: DescribedFile): JsonObject {
  return mediaType !== undefined && MEDIA_TYPE.test(mediaType) ? { 'mime-type': mediaType } : {};
}

/** The text when it is an http or https link, else nothing: no other scheme goes into a BOM as a link. */
export function webLink(text: string | undefined): string | undefined {
  if (text === undefined || text.length > 2_000 || !/^https?:\/\//i.test(text)) return undefined;
  return URL.canParse(text) ? new URL(text).href : undefined;
}
