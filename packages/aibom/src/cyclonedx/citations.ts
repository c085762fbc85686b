import type { JsonObject } from '@weighbridge/core';
import type { BomDescription, Claim } from '../description.ts';
import { placeOf } from '../finding.ts';
import { byCodeUnits } from '../text.ts';
import { fileRef, TOOL_REF } from './refs.ts';

/** A claim and where it is in the document (RFC 6901). */
export interface CitedClaim {
  readonly pointer: string;
  readonly claim: Claim;
}

/**
 * One CycloneDX citation per source and tier: which members of the BOM came from it, including each claim's property,
 * so that every claim is cited.
 *
 * What a file declares is attributed to the file's own component; what was read from bytes or concluded is attributed
 * to us. CycloneDX 1.7 requires a time in each citation, so a BOM without a time has none (the properties hold the same
 * facts).
 */
export function citationsOf(
  cited: readonly CitedClaim[],
  files: BomDescription['files'],
  timestamp: Date | undefined,
): readonly JsonObject[] {
  if (timestamp === undefined) return [];
  const known = new Set(files.map((file) => file.path));
  const groups = new Map<
    string,
    { readonly ref: string; readonly note: string; readonly pointers: Set<string> }
  >();
  for (const { pointer, claim } of cited) {
    const { path } = placeOf(claim.locator.replace(/#$|:\d+$/, ''));
    const ref =
      claim.tier === 'declared' && known.has(path) ? fileRef(path.toWellFormed()) : TOOL_REF;
    const note = `${claim.tier}: ${claim.locator}`;
    const key = JSON.stringify([ref, note]);
    const group = groups.get(key) ?? { ref, note, pointers: new Set() };
    group.pointers.add(pointer);
    groups.set(key, group);
  }
  return [...groups.entries()]
    .sort(([a], [b]) => byCodeUnits(a, b))
    .map(([, { ref, note, pointers }]) => ({
      pointers: [...pointers].sort(),
      timestamp: timestamp.toISOString(),
      attributedTo: ref,
      note,
    }));
}
