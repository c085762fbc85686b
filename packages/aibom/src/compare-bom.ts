import type { Digest, Finding, Rule } from '@weighbridge/core';
import { finding } from './finding.ts';
import { fileMissing, fileUnlisted, hashMismatch } from './rules.ts';
import { asList, byCodeUnits, cleanName, isRecord, member } from './text.ts';

/** Maximum number of findings of one rule; the last one says how many more there are (CWE-400). */
const MAX_FINDINGS = 100;

/** The result of comparing a BOM with the bytes. */
export interface BomComparison {
  /** Whether its file hashes are those of the bytes, with none missing and none extra; null when nothing was hashed. */
  readonly bound: boolean | null;
  /** One finding per file that is missing, unlisted or has a different hash. */
  readonly findings: readonly Finding[];
}

/** Options of `compareBomToFiles`. */
export interface CompareOptions {
  /** Files that the BOM need not list, such as the BOM itself, and that are not compared where they have no digest. */
  readonly ignore?: readonly string[] | undefined;
}

/**
 * Compares the file hashes of a BOM with the digests of the files on disk.
 *
 * Files are the components of type `file`, at any depth but not below a `data` component (those are of
 * the training data), by name relative to the model's root. Only SHA-256 counts. Never throws.
 */
export function compareBomToFiles(
  bom: unknown,
  digests: ReadonlyMap<string, Digest>,
  options: CompareOptions = {},
): BomComparison {
  if (digests.size === 0) return { bound: null, findings: [] };
  const listed = listedFiles(bom);
  const ignored = new Set(options.ignore);
  const mismatched: string[] = [];
  const missing: string[] = [];
  for (const [path, hashes] of listed) {
    if (ignored.has(path) && !digests.has(path)) continue;
    const digest = digests.get(path);
    if (digest === undefined) missing.push(path);
    else if (hashes.some((hash) => hash !== digest)) mismatched.push(path);
  }
  const unlisted = [...digests.keys()].filter(
    (path) => !ignored.has(path) && (listed.get(path) ?? []).length === 0,
  );
  const findings = [
    ...report(hashMismatch, 'error', mismatched, 'has a different SHA-256 in the BOM'),
    ...report(fileMissing, 'error', missing, 'is listed in the BOM but is missing'),
    ...report(fileUnlisted, 'warning', unlisted, 'is not listed in the BOM with a SHA-256 hash'),
  ];
  return { bound: findings.length === 0, findings };
}

function report(
  rule: Rule,
  level: Finding['level'],
  paths: readonly string[],
  what: string,
): readonly Finding[] {
  const sorted = paths.toSorted(byCodeUnits);
  const shown = sorted
    .slice(0, MAX_FINDINGS)
    .map((path) =>
      finding(rule, level, `${cleanName(path)} ${what}.`, [{ path: cleanName(path, 4_096) }]),
    );
  const more = sorted.length - shown.length;
  const rest = `${more} more files: each ${what}.`;
  return more > 0 ? [...shown, finding(rule, level, rest, [], 'more')] : shown;
}

/** SHA-256 digests by path, of every file component; walks without recursion. */
export function listedFiles(bom: unknown): ReadonlyMap<string, readonly string[]> {
  const files = new Map<string, string[]>();
  const stack = [
    ...asList(member(bom, 'components')),
    member(member(bom, 'metadata'), 'component'),
  ];
  while (stack.length > 0) {
    const component = stack.pop();
    if (!isRecord(component) || component['type'] === 'data') continue;
    for (const child of asList(member(component, 'components'))) stack.push(child);
    const name = component['name'];
    if (component['type'] !== 'file' || typeof name !== 'string') continue;
    const path = name.replace(/^(\.\/)+/, '');
    files.set(path, [...(files.get(path) ?? []), ...sha256Of(component)]);
  }
  return files;
}

function sha256Of(component: Readonly<Record<string, unknown>>): readonly string[] {
  return asList(member(component, 'hashes')).flatMap((hash) => {
    const content = member(hash, 'content');
    return member(hash, 'alg') === 'SHA-256' && typeof content === 'string'
      ? [`sha256:${content.toLowerCase()}`]
      : [];
  });
}
