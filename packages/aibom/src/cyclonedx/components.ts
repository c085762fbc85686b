import type { Enums, Models } from '@cyclonedx/cyclonedx-library';
import type { JsonObject } from '@weighbridge/core';
import type { Claim } from '../description.ts';
import { normaliseLicence } from '../licences/normalise.ts';
import { plainText } from '../text.ts';
import type { Cdx } from './library.ts';
import { hashOf } from './spellings.ts';

/** A component with the members that the library has no model for. */
export interface BuiltComponent {
  readonly component: Models.Component;
  readonly extra: JsonObject;
}

/** Sets the hash of a digest that CycloneDX has a name for. */
export function addHash(component: Models.Component, digest: string | undefined): void {
  const hash = hashOf(digest);
  if (hash === undefined) return;
  component.hashes.set(hash['alg'] as Enums.HashAlgorithm, plainText(hash['content']));
}

/** Adds licences, each once: `declared` where a source names it, `concluded` where only its text was found. */
export function addLicences(
  cdx: Cdx,
  component: Models.Component,
  claims: readonly Claim[],
  link?: string,
): void {
  const { Declared, Concluded } = cdx.Enums.LicenseAcknowledgement;
  const stated = claims.map(({ value, tier }) => ({ ...normaliseLicence(plainText(value)), tier }));
  for (const [expression, said] of Map.groupBy(stated, (each) => each.expression)) {
    const isDeclared = said.some(({ tier }) => tier === 'declared');
    component.licenses.add(
      makeLicence(
        cdx,
        expression,
        said[0]?.kind ?? 'reference',
        isDeclared ? Declared : Concluded,
        isDeclared ? link : undefined,
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

/** The text when it is an http or https link, otherwise undefined: no other scheme goes into a BOM as a link. */
export function webLink(text: string | undefined): string | undefined {
  if (text === undefined || text.length > 2_000 || !/^https?:\/\//i.test(text)) return undefined;
  return URL.canParse(text) ? new URL(text).href : undefined;
}
