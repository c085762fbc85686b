import type { FindingLog } from '../finding.ts';
import { andMore, quote } from '../finding.ts';
import type { ByteWindow } from '../window.ts';
import type { GgufTensor } from './tensors.ts';

/** Where tensor data may be. */
export interface GgufRegion {
  /** Absolute offset after the last description. */
  readonly headerEnd: number;
  readonly alignment: number;
  readonly sizeBytes: number;
}

/** Bytes that must be zero: absolute offsets, in order. */
interface Padding {
  readonly from: number;
  readonly to: number;
}

/** The next multiple of the alignment. */
export function alignUp(offset: number, alignment: number): number {
  return Math.ceil(offset / alignment) * alignment;
}

/**
 * Checks that the tensors follow one another in the order of their descriptions, padded to the alignment with zeros,
 * and that nothing else is in the file. For example, with an alignment of 32 a tensor of 40 bytes at offset 0 is
 * followed by 24 zeros, and the next tensor begins at 64. False when the padding could not be read within the limits.
 */
export async function checkGgufLayout(
  tensors: readonly GgufTensor[],
  region: GgufRegion,
  window: ByteWindow,
  log: FindingLog,
): Promise<boolean> {
  const { headerEnd, alignment, sizeBytes } = region;
  const dataStart = alignUp(headerEnd, alignment);
  const paddings: Padding[] = [{ from: headerEnd, to: Math.min(dataStart, sizeBytes) }];
  const ordered = tensors.toSorted((a, b) => a.offset - b.offset || a.bytes - b.bytes);
  checkOrder(tensors, log);
  let covered = 0;
  for (const tensor of ordered) {
    const padding = checkTensor(tensor, covered, { ...region, dataStart }, log);
    if (padding !== undefined) paddings.push(padding);
    covered = Math.max(covered, tensor.offset + tensor.bytes);
  }
  checkEnd(ordered, { ...region, dataStart }, log);
  const end = dataStart + covered;
  const padded = alignUp(end, alignment);
  if (sizeBytes > padded) logTrailing(end, sizeBytes, log);
  else if (sizeBytes > end) paddings.push({ from: end, to: sizeBytes });
  return checkPaddings(paddings, window, log);
}

function checkTensor(
  tensor: GgufTensor,
  covered: number,
  region: GgufRegion & { readonly dataStart: number },
  log: FindingLog,
): Padding | undefined {
  const { name, offset, bytes, at } = tensor;
  const { alignment, sizeBytes, dataStart } = region;
  const where = { byteOffset: at, key: name };
  if (offset % alignment !== 0) {
    const message = `the tensor ${quote(name)} starts at ${offset}, which is not a multiple of ${alignment}`;
    log.add('gguf/unaligned', { message, ...where });
  }
  if (dataStart + offset + bytes > sizeBytes) {
    return undefined;
  }
  if (offset < covered) {
    const message = `the tensor ${quote(name)} starts at ${offset}, before the preceding tensor ends at ${covered}`;
    log.add('gguf/overlap', { message, ...where });
    return undefined;
  }
  if (offset === covered) return undefined;
  if (offset <= alignUp(covered, alignment))
    return { from: dataStart + covered, to: dataStart + offset };
  log.add('gguf/hole', {
    message: `${offset - covered} bytes before the tensor ${quote(name)} belong to no tensor`,
    byteOffset: dataStart + covered,
    byteLength: offset - covered,
    key: name,
  });
  return undefined;
}

/** A truncated file is one fault, however many tensors are missing. */
function checkEnd(
  ordered: readonly GgufTensor[],
  { sizeBytes, dataStart }: GgufRegion & { readonly dataStart: number },
  log: FindingLog,
): void {
  const beyond = ordered.filter(({ offset, bytes }) => dataStart + offset + bytes > sizeBytes);
  const [first] = beyond;
  if (first === undefined) return;
  log.add('gguf/out-of-bounds', {
    message: `the tensor ${quote(first.name)} ends at byte ${dataStart + first.offset + first.bytes}, the file at ${sizeBytes}${andMore(beyond.length, ordered.length)}`,
    byteOffset: first.at,
    key: first.name,
  });
}

/** The most common loader accepts tensors only in the order of their descriptions. */
function checkOrder(tensors: readonly GgufTensor[], log: FindingLog): void {
  const late = tensors.find(({ offset }, i) => i > 0 && offset < (tensors[i - 1]?.offset ?? 0));
  if (late === undefined) return;
  log.add('gguf/order', {
    message: `the data of the tensor ${quote(late.name)} precedes that of a tensor described earlier`,
    byteOffset: late.at,
  });
}

function logTrailing(end: number, sizeBytes: number, log: FindingLog): void {
  const byteLength = sizeBytes - end;
  log.add('gguf/trailing-data', {
    message: `${byteLength} bytes after the last tensor belong to no tensor`,
    byteOffset: end,
    byteLength,
  });
}

const LONGEST_READ = 65_536;

async function checkPaddings(
  paddings: readonly Padding[],
  window: ByteWindow,
  log: FindingLog,
): Promise<boolean> {
  for (const { from, to } of paddings) {
    for (let at = from; at < to; at += LONGEST_READ) {
      const length = Math.min(LONGEST_READ, to - at);
      if (!window.holds(at, length) && !(await window.fill(at, length))) return false;
      const bytes = window.bytes.subarray(at - window.start, at - window.start + length);
      const first = bytes.findIndex((byte) => byte !== 0);
      if (first === -1) continue;
      log.add('gguf/padding', {
        message: `the padding from byte ${from} to ${to} holds bytes other than zero`,
        byteOffset: at + first,
        byteLength: to - at - first,
        key: String(from),
      });
      break;
    }
  }
  return true;
}
