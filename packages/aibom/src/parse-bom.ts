import type { BomAffirmation, BomAssessment } from './assessment.ts';
import { TOOL_REF } from './cyclonedx/refs.ts';
import type { BomDescription, Claim, DescribedComponent } from './description.ts';
import { readAffirmation, readAssessments } from './read/assessments.ts';
import { inOrder, statedClaims } from './read/claims.ts';
import type { StatedClaim } from './read/claims.ts';
import { readDescribedComponents } from './read/described-components.ts';
import type { StatedComponent } from './read/described-components.ts';
import { parseDocument } from './read/document.ts';
import type { BomDocument } from './read/document.ts';
import { readFiles } from './read/files.ts';
import { resolveBomLimits } from './read/limits.ts';
import type { BomLimits } from './read/limits.ts';
import { lostOf } from './read/lost.ts';
import { readMetadata } from './read/metadata.ts';
import type { BomMetadata } from './read/metadata.ts';
import { Carried, Node } from './read/node.ts';
import { partsOfDocument } from './read/parts.ts';
import type { DocumentParts } from './read/parts.ts';
import { claimsNotIn, carryEqual } from './read/rewritten.ts';
import { readSkipped } from './read/skipped.ts';
import { readStructure } from './read/structure.ts';
import { asList, cleanName, cleanText, member } from './text.ts';
import { writeCycloneDx } from './to-cyclonedx.ts';

/** What a CycloneDX document says. */
export interface ParsedBom extends BomMetadata {
  /** The document's CycloneDX version. */
  readonly specVersion: '1.5' | '1.6' | '1.7';
  /**
   * What it says of the model, as the claims of a document: declared at best, each located in the document. None of it
   * is evidence about any bytes.
   */
  readonly description: BomDescription;
  /**
   * The same claims, one for one, with the tier and locator that the document itself gives them: what its author claims
   * to have measured or verified. Whoever relies on these relies on the author.
   */
  readonly stated: readonly Claim[];
  /** The components of the description, one for one, with claims as the document itself gives them. */
  readonly statedComponents: readonly DescribedComponent[];
  /** Assessments that a document of ours declares. */
  readonly assessments: readonly BomAssessment[];
  /** Who affirms the declarations, where the document says so. */
  readonly affirmation?: BomAffirmation;
  /**
   * RFC 6901 pointers to what the document says but this result does not: the outermost values of which nothing was
   * carried over, at most 1,000. Ids of parts are not statements and are never listed.
   */
  readonly lost: readonly string[];
}

/** Options of `parseBom`. */
export interface ParseBomOptions {
  /** The document's path in locators. Default: `bom.cdx.json`. */
  readonly path?: string | undefined;
  /** Limits on the document; each falls back to its default. */
  readonly limits?: Partial<BomLimits> | undefined;
}

/**
 * Reads a CycloneDX document, JSON of version 1.5, 1.6 or 1.7, back into what it says of a model.
 *
 * A document of ours gives back the exact description that it was written from, in `stated`. A document from another
 * tool is read as far as its members match our fields; `lost` lists the rest. The schema is not checked (`validateBom`
 * does that): a member with the wrong shape is not carried over.
 * Cost: O(size) time and memory; a document of ours is written once more to compare.
 *
 * @throws {AibomError} TOO_LARGE, TOO_DEEP, NOT_JSON, NOT_CYCLONEDX, UNKNOWN_SPEC, DUPLICATE_REF
 * @throws {RangeError} when a limit is not a positive safe integer
 * @see https://cyclonedx.org/docs/1.7/json/
 */
export function parseBom(input: string | Uint8Array, options: ParseBomOptions = {}): ParsedBom {
  const limits = resolveBomLimits(options.limits);
  const document = parseDocument(input, limits);
  const carried = new Carried();
  const root = new Node(document.json, carried);
  const parts = partsOfDocument(root, limits.maxComponents);
  const metadata = readMetadata(root);
  const named = readOwnWords(root, parts);
  const structure = readStructure(root, parts);
  const signed = { assessments: readAssessments(document.json), ...affirmationOf(document) };
  const rewritten = isOwn(document) ? rewrite(document, named, metadata, signed) : undefined;
  if (rewritten !== undefined) carryEqual(document.json, rewritten, carried);
  const extra =
    rewritten === undefined ? structure : claimsNotIn(structure, structureOf(rewritten, limits));
  const path = cleanText(options.path ?? 'bom.cdx.json', 1_024);
  const located = extra.map((claim) => ({ ...claim, locator: `${path}#${claim.pointer}` }));
  const claims = inOrder([...named.claims, ...located]);
  return {
    ...metadata,
    specVersion: document.specVersion,
    description: {
      ...describe(named),
      claims: claims.map((claim) => asDeclared(claim, path)),
      ...componentsOf(named, (claim) => asDeclared(claim, path)),
    },
    stated: claims.map(plain),
    statedComponents: componentsOf(named, plain).components ?? [],
    ...signed,
    lost: lostOf(document.json, carried),
  };
}

interface OwnWords extends BomDescription {
  readonly claims: readonly StatedClaim[];
  readonly components?: readonly StatedComponent[];
}

/** What the document says in our own properties, and the names and files, which need no properties. */
function readOwnWords(root: Node, { model, files, data, others }: DocumentParts): OwnWords {
  const claims = [...(model === undefined ? [] : [model]), ...data].flatMap(statedClaims);
  const skipped = model === undefined ? [] : readSkipped(model);
  const name = model?.text('name') ?? 'model';
  const components = readDescribedComponents(root, others);
  return {
    name,
    files: readFiles(files),
    skipped,
    claims: inOrder(claims),
    ...(components.length > 0 ? { components } : {}),
  };
}

/** Whether a document says that this package wrote it. That is not proof: it only decides what is compared. */
function isOwn({ json }: BomDocument): boolean {
  const tools = member(member(json, 'metadata'), 'tools');
  return asList(member(tools, 'components')).some((tool) => member(tool, 'bom-ref') === TOOL_REF);
}

/** The components, with each claim as a reader must take it. */
function componentsOf(
  { components = [] }: OwnWords,
  take: (claim: StatedClaim) => Claim,
): Pick<BomDescription, 'components'> {
  if (components.length === 0) return {};
  return { components: components.map((one) => ({ ...one, claims: one.claims.map(take) })) };
}

function describe({
  name,
  files,
  skipped,
}: OwnWords): Omit<BomDescription, 'claims' | 'components'> {
  return { name: cleanName(name), files, skipped };
}

/** The document as we would write what it says in our own words, in the same CycloneDX version. */
function rewrite(
  { specVersion }: BomDocument,
  description: BomDescription,
  { timestamp, tool, author }: BomMetadata,
  signed: Pick<ParsedBom, 'assessments' | 'affirmation'>,
): object | undefined {
  const time = timestamp === undefined ? undefined : new Date(timestamp);
  const known = time !== undefined && !Number.isNaN(time.getTime());
  if (specVersion === '1.5') return undefined;
  const options = {
    specVersion,
    ...(tool === undefined ? {} : { tool }),
    ...(author === undefined ? {} : { author }),
    ...signed,
  };
  return writeCycloneDx(description, options, known ? time : undefined);
}

function structureOf(document: object, { maxComponents }: BomLimits): readonly StatedClaim[] {
  const root = new Node(document, new Carried());
  return readStructure(root, partsOfDocument(root, maxComponents));
}

function affirmationOf({ json }: BomDocument): { readonly affirmation?: BomAffirmation } {
  const affirmation = readAffirmation(json);
  return affirmation === undefined ? {} : { affirmation };
}

/** Whatever a document says about how a claim is known, its reader treats the claim as declared, or less. */
function asDeclared({ field, value, tier, pointer }: StatedClaim, path: string): Claim {
  const weaker = tier === 'inferred' || tier === 'none';
  return { field, value, tier: weaker ? tier : 'declared', locator: `${path}#${pointer}` };
}

function plain({ field, value, tier, locator }: StatedClaim): Claim {
  return { field, value, tier, locator };
}
