import type { Digest } from '@weighbridge/core';
import { listedFiles } from './compare-bom.ts';
import { asList, cleanName, isRecord, member } from './text.ts';

/** How a BOM next to a model relates to the files there. */
export interface BomScope {
  /**
   * `bytes`: it is a list of these exact files, and anything else that it says contradicts them. `part`: it lists some
   * of them, all as they are, and claims no more. `other`: it lists none of the bytes that are here.
   */
  readonly about: 'bytes' | 'part' | 'other';
  /** What it is and what it lists, one sentence. */
  readonly sentence: string;
}

/**
 * Whether a CycloneDX document claims to list the bytes that are here; only such a document can contradict them.
 *
 * It does when one of its SHA-256 hashes is that of a file here, or when it names a file here with a different hash and
 * also names the model. A list that leaves out files claims to be complete only where it says so: in `compositions`, or
 * by coming from this program, which lists every file.
 */
export function bomScopeOf(
  bom: unknown,
  digests: ReadonlyMap<string, Digest>,
  names: readonly string[],
): BomScope {
  const listed = listedFiles(bom);
  const hashed = [...listed].filter(([, hashes]) => hashes.length > 0);
  const here = new Set<string>(digests.values());
  const matched = hashed.filter(([, hashes]) => hashes.some((hash) => here.has(hash)));
  const named = hashed.filter(([path]) => digests.has(path));
  const isNamed = named.length > 0 && names.includes(nameOf(bom));
  const sentence = describe(bom, hashed.length, matched.length);
  if (matched.length === 0 && !isNamed) return { about: 'other', sentence };
  const agrees = hashed.every(([path, hashes]) => {
    const digest = digests.get(path);
    return digest !== undefined && hashes.every((hash) => hash === digest);
  });
  const isPart = agrees && !claimsAll(bom) && hashed.length < digests.size;
  return { about: isPart ? 'part' : 'bytes', sentence };
}

function nameOf(bom: unknown): string {
  const name = member(member(member(bom, 'metadata'), 'component'), 'name');
  return typeof name === 'string' ? name : '';
}

/** Whether the document says that it leaves nothing out. */
function claimsAll(bom: unknown): boolean {
  const complete = asList(member(bom, 'compositions')).some(
    (each) => member(each, 'aggregate') === 'complete',
  );
  return complete || toolsOf(bom).some((name) => name === '@weighbridge/aibom');
}

function toolsOf(bom: unknown): readonly string[] {
  const tools = member(member(bom, 'metadata'), 'tools');
  const all = Array.isArray(tools) ? tools : asList(member(tools, 'components'));
  return all.flatMap((tool: unknown) => {
    const name = member(tool, 'name');
    return typeof name === 'string' ? [name] : [];
  });
}

function describe(bom: unknown, hashed: number, matched: number): string {
  const component = member(member(bom, 'metadata'), 'component');
  const type = isRecord(component) ? component['type'] : undefined;
  const stated = member(bom, 'specVersion');
  const version = typeof stated === 'string' ? ` ${cleanName(stated, 10)}` : '';
  const what = `a CycloneDX${version} bill of materials`;
  const subject =
    typeof type === 'string' && nameOf(bom) !== ''
      ? ` of the ${cleanName(type, 40)} ${cleanName(nameOf(bom), 80)}`
      : '';
  const [tool] = toolsOf(bom);
  const by = tool === undefined ? '' : ` by ${cleanName(tool, 80)}`;
  const count = asList(member(bom, 'components')).length;
  const files =
    hashed === 0
      ? 'no file with a SHA-256 hash'
      : `${hashed} ${hashed === 1 ? 'file' : 'files'} with a SHA-256 hash, ${matched} of them here`;
  return `is ${what}${subject}${by}; it lists ${count} ${count === 1 ? 'component' : 'components'} and ${files}`;
}
