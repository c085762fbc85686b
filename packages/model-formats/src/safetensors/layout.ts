import type { FindingLog } from '../finding.ts';
import { andMore, quote } from '../finding.ts';
import { dtypeBits } from './dtypes.ts';
import type { HeaderTensor } from './header.ts';

/** Where the tensor data is in the file. */
export interface DataRegion {
  /** Absolute offset of the first byte after the header. */
  readonly start: number;
  readonly sizeBytes: number;
}

/** Checks that the tensors cover the data region exactly: in order, without overlaps, gaps or trailing bytes. */
export function checkLayout(
  tensors: readonly HeaderTensor[],
  region: DataRegion,
  log: FindingLog,
): void {
  const ordered = [...tensors].sort((a, b) => a.start - b.start || a.end - b.end);
  let covered = 0;
  for (const tensor of ordered) {
    checkNeighbours(tensor, covered, region, log);
    covered = Math.max(covered, tensor.end);
  }
  checkEnd(ordered, region, log);
  if (covered < region.sizeBytes) {
    const message = `${region.sizeBytes - covered} bytes after the last tensor belong to no tensor`;
    log.add('safetensors/trailing-data', {
      message,
      byteOffset: region.start + covered,
      byteLength: region.sizeBytes - covered,
    });
  }
  checkAlignment(ordered, region, log);
}

function checkNeighbours(
  tensor: HeaderTensor,
  covered: number,
  region: DataRegion,
  log: FindingLog,
): void {
  const { name, start } = tensor;
  if (start < covered) {
    log.add('safetensors/overlap', {
      message: `tensor ${quote(name)} starts at ${start}, before the preceding tensor ends at ${covered}`,
      byteOffset: region.start + start,
      key: name,
    });
  } else if (start > covered) {
    log.add('safetensors/hole', {
      message: `${start - covered} bytes before tensor ${quote(name)} belong to no tensor`,
      byteOffset: region.start + covered,
      byteLength: start - covered,
      key: name,
    });
  }
}

/** A truncated file is one fault, however many tensors are missing. */
function checkEnd(
  ordered: readonly HeaderTensor[],
  { sizeBytes }: DataRegion,
  log: FindingLog,
): void {
  const beyond = ordered.filter(({ end }) => end > sizeBytes);
  const [first] = beyond;
  if (first === undefined) return;
  log.add('safetensors/out-of-bounds', {
    message: `tensor ${quote(first.name)} ends at ${first.end}, the data at ${sizeBytes}${andMore(beyond.length, ordered.length)}`,
    byteOffset: first.at,
    key: first.name,
  });
}

function checkAlignment(
  ordered: readonly HeaderTensor[],
  region: DataRegion,
  log: FindingLog,
): void {
  const off = ordered.filter(
    ({ dtype, start, end }) =>
      end > start && (region.start + start) % Math.max(1, (dtypeBits(dtype) ?? 8) / 8) >= 1,
  );
  const [first] = off;
  if (first === undefined) return;
  log.add('safetensors/unaligned', {
    message: `${off.length} tensors are not aligned to their element size, the first is ${quote(first.name)}`,
    byteOffset: region.start + first.start,
  });
}
