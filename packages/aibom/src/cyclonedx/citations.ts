import type { JsonObject } from '@weighbridge/core';
import type { DescribedFile } from '../description.ts';
import { placeOf } from '../finding.ts';
import { byCodeUnits } from '../text.ts';
import type { Cited } from './model-card.ts';
import { fileRef, TOOL_REF } from './refs.ts';

/** Where the model's component stands in the document. */
const MODEL_POINTER = '/metadata/component';

/**
 * One CycloneDX citation per source and tier: which members of the BOM came from it.
 *
 * Attributed to the file's own component; what was concluded from a folder's name is attributed to us.
 * CycloneDX 1.7 wants a time in each, so that a BOM without a time has none (the properties say it all).
 */
export function citationsOf(
  cited: Cited['citations'],
  files: readonly DescribedFile[],
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
    const ref = known.has(path) ? fileRef(path) : TOOL_REF;
    const note = `${claim.tier}: ${claim.locator}`;
    const key = JSON.stringify([ref, note]);
    const group = groups.get(key) ?? { ref, note, pointers: new Set() };
    group.pointers.add(`${MODEL_POINTER}${pointer}`);
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
