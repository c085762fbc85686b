import type { FolderEntry } from '@weighbridge/core';
import { quote } from '../finding.ts';
import type { FormatFacts, ReadContext } from '../format.ts';
import type { Resolved } from '../reference.ts';
import { listByPath, resolveReference } from '../reference.ts';
import type { ExternalData, OnnxState } from './state.ts';

/** Exporters align tensors to pages, at most to the 64 KiB of Windows; an alignment gap is smaller than that. */
const ALIGNMENT = 65_536;

/** The result of checking a model's external data. */
export interface ExternalChecked {
  /** Files relative to the model's root, sorted. */
  readonly references: readonly string[];
  /** The files that are there, and whether tensors account for all of their bytes; sorted. */
  readonly externalData: NonNullable<FormatFacts['externalData']>;
  /** Why ranges were not compared with the files, or undefined when they were. */
  readonly skipped?: string;
}

/** Checks every location, and every range against the size of its file. */
export async function checkExternal(
  state: OnnxState,
  context: ReadContext,
): Promise<ExternalChecked> {
  const references = new Set<string>();
  const known = new Map<string, Resolved>();
  const usable: { readonly data: ExternalData; readonly path: string }[] = [];
  for (const data of state.external) {
    const resolved = known.get(data.location) ?? resolveReference(context.path, data.location);
    known.set(data.location, resolved);
    if ('problem' in resolved) {
      state.log.add('onnx/external-data-path', {
        message: `tensor ${quote(data.tensor)}: the location ${quote(data.location)} ${resolved.problem}`,
        byteOffset: data.at,
        key: data.location,
      });
    } else {
      references.add(resolved.path);
      usable.push({ data, path: resolved.path });
    }
  }
  const sorted = [...references].sort();
  if (usable.length === 0) return { references: sorted, externalData: [] };
  const entries = await listByPath(context.folder, context.signal);
  if (entries === undefined) {
    return { references: sorted, externalData: [], skipped: 'no folder was given' };
  }
  for (const { data, path } of usable) checkRange(state, data, entries.get(path));
  const ranges = Map.groupBy(usable, ({ path }) => path);
  const externalData = sorted.flatMap((path) => {
    const entry = entries.get(path);
    const data = (ranges.get(path) ?? []).map((each) => each.data);
    return entry?.kind === 'file' ? [{ path, covered: isCovered(data, entry.sizeBytes) }] : [];
  });
  return { references: sorted, externalData };
}

/**
 * Whether tensors account for every byte of a file, except for gaps that the alignment of the next tensor explains.
 * Nothing may follow the last tensor.
 */
function isCovered(ranges: readonly ExternalData[], sizeBytes: number): boolean {
  let end = 0;
  for (const { offset, length } of ranges.toSorted((a, b) => a.offset - b.offset)) {
    if (offset - end >= ALIGNMENT) return false;
    end = Math.max(end, length === undefined ? sizeBytes : offset + length);
  }
  return end === sizeBytes;
}

function checkRange(state: OnnxState, data: ExternalData, entry: FolderEntry | undefined): void {
  const { tensor, at, location, offset, length, needed } = data;
  if (entry === undefined) {
    return state.log.add('onnx/external-data-missing', {
      message: `the file ${quote(location)} is not in the folder`,
      byteOffset: at,
      key: location,
    });
  }
  if (entry.kind !== 'file') {
    return state.log.add('onnx/external-data-path', {
      message: `the location ${quote(location)} is a ${entry.kind}, not a file`,
      byteOffset: at,
      key: location,
    });
  }
  const end = length === undefined ? entry.sizeBytes : offset + length;
  if (offset > entry.sizeBytes || end > entry.sizeBytes) {
    return state.log.add('onnx/external-data-range', {
      message: `tensor ${quote(tensor)} ends at ${end} of ${quote(location)}, which has only ${entry.sizeBytes} bytes`,
      byteOffset: at,
      key: tensor,
    });
  }
  if (needed !== undefined && (length === undefined ? end - offset < needed : length !== needed)) {
    state.log.add('onnx/size-mismatch', {
      message: `tensor ${quote(tensor)} needs ${needed} bytes, but its external data has ${end - offset}`,
      byteOffset: at,
      key: tensor,
    });
  }
}
