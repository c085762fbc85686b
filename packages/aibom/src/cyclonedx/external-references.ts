import type { Models } from '@cyclonedx/cyclonedx-library';
import { claimsOf } from '../claims.ts';
import type { BomDescription } from '../description.ts';
import { isRecord, member, plainText } from '../text.ts';
import { webLink } from './components.ts';
import type { Cdx } from './library.ts';

/** Kinds that 1.6 does not have. */
const NEWER = /^(?:patent|citation)/;

/** Adds a model's links, each once: a text is documentation, an object states its kind. */
export function addReferences(
  { Models, Enums }: Cdx,
  component: Models.Component,
  description: BomDescription,
): void {
  const kinds = new Set<string>(
    Object.values(Enums.ExternalReferenceType).filter((kind) => !NEWER.test(kind)),
  );
  const seen = new Set<string>();
  for (const { value } of claimsOf(description, 'model.reference')) {
    const link = webLink(plainText(isRecord(value) ? member(value, 'url') : value));
    const type = plainText(member(value, 'type'));
    const kind = kinds.has(type) ? type : Enums.ExternalReferenceType.Documentation;
    if (link === undefined || seen.has(`${kind} ${link}`)) continue;
    seen.add(`${kind} ${link}`);
    const { ExternalReference } = Models;
    component.externalReferences.add(
      new ExternalReference(link, kind as Models.ExternalReference['type']),
    );
  }
}
