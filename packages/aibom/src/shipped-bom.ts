import { sha256Digest } from '@weighbridge/core';
import type { Digest, Finding, FolderSource, JsonObject } from '@weighbridge/core';
import { finding } from './finding.ts';
import { hasTooManyValues, MAX_JSON_VALUES } from './json-budget.ts';
import { malformedBom } from './rules.ts';
import { byCodeUnits, isRecord } from './text.ts';

/** A BOM that came with the model. */
export interface ShippedBom {
  /** Its path, relative to the model's root. */
  readonly path: string;
  /** SHA-256 of the file's bytes. */
  readonly digest: Digest;
  /** The file's exact text; empty when it is not text or too large. */
  readonly text: string;
  /** The document, or null when it is not a CycloneDX JSON object. */
  readonly json: JsonObject | null;
  /** What is wrong with it; empty for a valid document. */
  readonly findings: readonly Finding[];
}

/** Default maximum size of a BOM that is read, bytes (CWE-770). */
const MAX_BOM_BYTES = 64 * 1024 * 1024;

/** Maximum number of documents that are read (CWE-400). */
const MAX_BOMS = 20;

/** How much of a shipped BOM is read. */
export interface ReadShippedOptions {
  /** Maximum size, bytes; a larger document is malformed. Default 64 MiB. */
  readonly maxBytes?: number | undefined;
  /** Aborts the work: the promise then rejects with the reason of the signal. */
  readonly signal?: AbortSignal | undefined;
}

const NAME = /^(s?bom\.json|[^/]+\.(?:cdx|cyclonedx)\.json)$/i;

/**
 * The path of the BOM that a model ships at its root, or undefined: `bom.cdx.json` before any other
 * `*.cdx.json` before `bom.json`.
 */
export function findShippedBom(paths: Iterable<string>): string | undefined {
  return inOrder(paths)[0];
}

function inOrder(paths: Iterable<string>): readonly string[] {
  const found = Array.from(paths).filter((path) => NAME.test(path));
  return found.sort((a, b) => rank(a) - rank(b) || byCodeUnits(a, b));
}

function rank(path: string): number {
  const name = path.toLowerCase();
  return name === 'bom.cdx.json' ? 0 : name.endsWith('bom.json') && !name.includes('.c') ? 2 : 1;
}

/**
 * Reads the BOM that came with a model, the first by `findShippedBom`; undefined when there is none.
 *
 * What it says is not believed: check it with `validateBom` and `compareBomToFiles`. A file that is too
 * large, not JSON or not CycloneDX gives `json: null` and a finding `bom/malformed`.
 *
 * @throws {SourceError} when the folder or the file cannot be read
 */
export async function readShippedBom(
  folder: FolderSource,
  options: ReadShippedOptions = {},
): Promise<ShippedBom | undefined> {
  const [path] = await shippedPaths(folder, options);
  return path === undefined ? undefined : readOne(folder, path, options);
}

/**
 * Reads every CycloneDX JSON document at a model's root, at most 20, in the order of `findShippedBom`. A `bom.json`
 * that holds other JSON does not count.
 *
 * @throws {SourceError} when the folder or a file cannot be read
 */
export async function readShippedBoms(
  folder: FolderSource,
  options: ReadShippedOptions = {},
): Promise<readonly ShippedBom[]> {
  const found: ShippedBom[] = [];
  for (const path of (await shippedPaths(folder, options)).slice(0, MAX_BOMS)) {
    const one = await readOne(folder, path, options);
    if (one.json !== null || !isOtherJson(path, one.text)) found.push(one);
  }
  return found;
}

/** Whether a file whose name does not imply CycloneDX is JSON of another kind. */
function isOtherJson(path: string, text: string): boolean {
  if (/\.(?:cdx|cyclonedx)\.json$/i.test(path) || text === '') return false;
  try {
    return isRecord(JSON.parse(text.replace(/^\ufeff/, '')));
  } catch {
    return false;
  }
}

async function shippedPaths(
  folder: FolderSource,
  { signal }: ReadShippedOptions,
): Promise<readonly string[]> {
  const entries = await folder.list({ signal });
  return inOrder(entries.filter(({ kind }) => kind === 'file').map(({ path }) => path));
}

async function readOne(
  folder: FolderSource,
  path: string,
  { signal, maxBytes: max = MAX_BOM_BYTES }: ReadShippedOptions,
): Promise<ShippedBom> {
  await using source = await folder.open(path);
  const bytes = await source.read(0, Math.min(source.sizeBytes, max + 1), { signal });
  const digest = sha256Digest(bytes);
  if (bytes.byteLength > max)
    return { path, digest, ...malformed(path, `is larger than ${max} bytes`) };
  return { path, digest, ...parse(path, bytes) };
}

function parse(path: string, bytes: Uint8Array): Pick<ShippedBom, 'json' | 'text' | 'findings'> {
  let text = '';
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    if (hasTooManyValues(text)) return malformed(path, `holds more than ${MAX_JSON_VALUES} values`);
    const json: unknown = JSON.parse(text.replace(/^\ufeff/, ''));
    if (isRecord(json) && json['bomFormat'] === 'CycloneDX') {
      return { json: json as JsonObject, text, findings: [] };
    }
    return malformed(path, 'is JSON but not a CycloneDX document', text);
  } catch {
    return malformed(path, 'is not JSON', text);
  }
}

function malformed(
  path: string,
  trouble: string,
  text = '',
): Pick<ShippedBom, 'json' | 'text' | 'findings'> {
  const findings = [finding(malformedBom, 'error', `${path} ${trouble}.`, [{ path }])];
  return { json: null, text, findings };
}
