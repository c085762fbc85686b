import type { JsonObject } from '@weighbridge/core';
import type { BomFacts } from '../facts.ts';
import { arrayAt, member, optional, textAt } from '../fields.ts';
import { malformed, quoted } from '../malformed.ts';
import { PREDICATE_TYPES } from '../predicate-types.ts';
import { definePredicate } from '../predicate.ts';

const VERSIONS = ['1.0', '1.1', '1.2', '1.3', '1.4', '1.5', '1.6', '1.7'];

/** CycloneDX bill of materials, under its type without and with a version. */
export const cyclonedx = definePredicate<BomFacts>({
  id: 'cyclonedx',
  title: 'what an artifact consists of (CycloneDX)',
  types: [
    PREDICATE_TYPES.cyclonedx,
    ...VERSIONS.map((version) => `${PREDICATE_TYPES.cyclonedx}/v${version}`),
  ],
  citation: 'https://github.com/in-toto/attestation/blob/main/spec/predicates/cyclonedx.md',
  parse,
  check: () => [],
});

function parse(bom: JsonObject, predicateType: string): BomFacts {
  if (member(bom, 'bomFormat') !== 'CycloneDX') {
    throw malformed('/predicate/bomFormat', 'expected CycloneDX');
  }
  const specVersion = textAt(member(bom, 'specVersion'), '/predicate/specVersion');
  const stated = predicateType.slice(`${PREDICATE_TYPES.cyclonedx}/v`.length);
  if (stated !== '' && stated !== specVersion) {
    throw malformed('/predicate/specVersion', `${quoted(specVersion)} under a type of ${stated}`);
  }
  const serialNumber = optional(bom, 'serialNumber', '/predicate', textAt);
  const components = optional(bom, 'components', '/predicate', arrayAt) ?? [];
  return {
    kind: 'bom',
    specVersion,
    ...(serialNumber === undefined ? {} : { serialNumber }),
    components: components.length,
    bom,
  };
}
