import type { Models } from '@cyclonedx/cyclonedx-library';
import type { JsonObject, JsonValue } from '@weighbridge/core';
import type { BomAffirmation, BomAssessment } from './assessment.ts';
import type { CycloneDxBom } from './cyclonedx/bom.ts';
import { citationsOf } from './cyclonedx/citations.ts';
import { citedClaims } from './cyclonedx/cited-claims.ts';
import { declarationsOf } from './cyclonedx/declarations.ts';
import { dependenciesOf } from './cyclonedx/dependencies.ts';
import { componentFiles } from './cyclonedx/described-component.ts';
import { extendedFactory } from './cyclonedx/factory.ts';
import { fileComponent } from './cyclonedx/file-components.ts';
import { formulationOf } from './cyclonedx/formulation.ts';
import { cyclonedx } from './cyclonedx/library.ts';
import type { Cdx } from './cyclonedx/library.ts';
import { modelComponent } from './cyclonedx/model-component.ts';
import { partsOf } from './cyclonedx/parts.ts';
import { TOOL_REF } from './cyclonedx/refs.ts';
import { toSpec16 } from './cyclonedx/spec-1-6.ts';
import { bomTimestamp } from './cyclonedx/timestamp.ts';
import { BOM_NAMESPACE, uuidV5 } from './cyclonedx/uuid.ts';
import type { BomDescription } from './description.ts';
import { ownPackage } from './version.ts';

/** CycloneDX versions that BOMs are written in, newest first. */
export const WRITTEN_SPEC_VERSIONS = ['1.7', '1.6'] as const;
/** A CycloneDX version that BOMs are written in. */
export type WrittenSpecVersion = (typeof WRITTEN_SPEC_VERSIONS)[number];

/** Options of `toCycloneDx`. */
export interface CycloneDxOptions {
  /** The CycloneDX version to write. Default: 1.7. */
  readonly specVersion?: WrittenSpecVersion | undefined;
  /** When the BOM was made. Default: SOURCE_DATE_EPOCH where it is set; otherwise the BOM has no time. */
  readonly timestamp?: Date | undefined;
  /** The tool that the BOM names as its maker. Default: this package. */
  readonly tool?: { readonly name: string; readonly version: string } | undefined;
  /** Who is responsible for the BOM; absent: nobody is named. */
  readonly author?: { readonly name: string; readonly email?: string } | undefined;
  /** How the model meets standards; each becomes an attestation. Default: none. */
  readonly assessments?: readonly BomAssessment[] | undefined;
  /** Who affirms the declarations; absent: nobody. */
  readonly affirmation?: BomAffirmation | undefined;
}

/**
 * The CycloneDX BOM of a described model, as a JSON object.
 *
 * The model is `metadata.component`, with its model card and pedigree; its files, data, base models and libraries are
 * components that it depends on. Every claim is in a `weighbridge:claim:<field>` property with its tier and locator.
 * The same description and options give the same bytes: lists are sorted and the serial number is a UUIDv5 of the
 * content. 1.6 holds everything that 1.7 does: what it has no member for is in properties `weighbridge:1.7:<member>`.
 * Cost: O(n log n) time in the number of components.
 *
 * @throws {AibomError} BAD_TIMESTAMP when the time or SOURCE_DATE_EPOCH is invalid
 * @throws {RangeError} when `specVersion` is not 1.6 or 1.7
 * @see https://cyclonedx.org/docs/1.7/json/
 */
export function toCycloneDx(
  description: BomDescription,
  options: CycloneDxOptions = {},
): CycloneDxBom {
  const timestamp = bomTimestamp(options.timestamp, process.env['SOURCE_DATE_EPOCH']);
  return writeCycloneDx(description, options, timestamp);
}

/** `toCycloneDx` with a given time; nothing depends on the machine. */
export function writeCycloneDx(
  description: BomDescription,
  options: Omit<CycloneDxOptions, 'timestamp'>,
  timestamp: Date | undefined,
): CycloneDxBom {
  const specVersion = checkedVersion(options.specVersion);
  const cdx = cyclonedx();
  const model = modelComponent(cdx, description);
  const parts = partsOf(cdx, description);
  const bom = new cdx.Models.Bom();
  bom.metadata.component = model.component;
  for (const { component } of parts) bom.components.add(component);
  addMetadata(cdx, bom.metadata, options, timestamp);
  const extras = new Map(
    [model, ...parts].map(({ component, extra }) => [component, extra] as const),
  );
  // Parts are already sorted by code units; the library's own sort follows the machine's locale.
  const normalized = plain(
    extendedFactory(cdx, extras).makeForBom().normalize(bom, { sortLists: false }),
  ) as unknown as JsonObject;
  const components = [
    ...description.files.map(fileComponent),
    ...((normalized['components'] ?? []) as readonly JsonValue[]),
  ];
  const formulation = formulationOf(description);
  const citations = citationsOf(citedClaims(description, model), description.files, timestamp);
  const document: JsonObject = {
    ...normalized,
    components,
    dependencies: dependenciesOf(components, componentFiles(description.components)),
    ...(formulation.length > 0 ? { formulation } : {}),
    ...declarationsOf(description, model.target, options, timestamp),
    ...(citations.length > 0 ? { citations } : {}),
  };
  return withSerialNumber(specVersion === '1.6' ? toSpec16(document) : document);
}

function checkedVersion(version: string = '1.7'): WrittenSpecVersion {
  const known = WRITTEN_SPEC_VERSIONS.find((one) => one === version);
  if (known !== undefined) return known;
  const accepted = WRITTEN_SPEC_VERSIONS.join(' or ');
  throw new RangeError(`specVersion must be ${accepted}, got ${JSON.stringify(version)}`);
}

/** Characters that act on terminals or hide text, which JSON does not require to be escaped. */
const ACTIVE = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/**
 * The BOM's text: two spaces of indentation, a line feed at the end, the same bytes for the same BOM.
 *
 * Control and bidirectional characters are written as JSON escapes: the values are the same, and no terminal or editor
 * acts on them.
 */
export function serializeBom(bom: JsonObject): string {
  const text = JSON.stringify(bom, null, 2);
  return `${text.replaceAll(ACTIVE, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`;
}

function addMetadata(
  cdx: Cdx,
  metadata: Models.Metadata,
  options: CycloneDxOptions,
  timestamp: Date | undefined,
): void {
  const { Models, Enums } = cdx;
  const tool = options.tool ?? ownPackage();
  const component = new Models.Component(Enums.ComponentType.Application, tool.name, {
    bomRef: TOOL_REF,
    version: tool.version,
  });
  metadata.tools.components.add(component);
  metadata.lifecycles.add(Enums.LifecyclePhase.PostBuild);
  if (timestamp !== undefined) metadata.timestamp = timestamp;
  if (options.author !== undefined)
    metadata.authors.add(new Models.OrganizationalContact(options.author));
}

/**
 * The value without undefined members, which JSON does not have. The normalizers' output is otherwise JSON; writing it
 * out and reading it back took most of the time of large BOMs.
 */
function plain<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(plain) as T;
  const kept: Record<string, unknown> = {};
  for (const key of Object.keys(value)) {
    const item = value[key as keyof T];
    if (item !== undefined) kept[key] = typeof item === 'object' ? plain(item) : item;
  }
  return kept as T;
}

/**
 * The serial number identifies all other content, so two BOMs share it only when they are the same. Members have a
 * fixed order, so the plain text is sufficient.
 */
function withSerialNumber(document: JsonObject): CycloneDxBom {
  const serialNumber = `urn:uuid:${uuidV5(JSON.stringify(document), BOM_NAMESPACE)}`;
  const { $schema, bomFormat, specVersion, version, ...rest } = document as CycloneDxBom;
  return {
    ...($schema === undefined ? {} : { $schema }),
    bomFormat,
    specVersion,
    serialNumber,
    version,
    ...rest,
  };
}
