/** Bits of one element by dtype, independent of the reader's own table. */
const BITS: Readonly<Record<string, number>> = {
  BOOL: 8,
  U8: 8,
  I8: 8,
  F8_E5M2: 8,
  F8_E4M3: 8,
  F8_E8M0: 8,
  F8_E4M3FNUZ: 8,
  F8_E5M2FNUZ: 8,
  F4: 4,
  F6_E2M3: 6,
  F6_E3M2: 6,
  I16: 16,
  U16: 16,
  F16: 16,
  BF16: 16,
  I32: 32,
  U32: 32,
  F32: 32,
  C64: 64,
  F64: 64,
  I64: 64,
  U64: 64,
};

/**
 * Refuses, with the reason, every file that is not well-formed; undefined when there is nothing to refuse. Written from
 * the format's specification with `JSON.parse`, so that it shares no code with the reader.
 */
export function refuseSafetensors(bytes: Uint8Array): string | undefined {
  if (bytes.length < 8) return 'no header length';
  const length = new DataView(bytes.buffer, bytes.byteOffset, 8).getBigUint64(0, true);
  if (length > BigInt(bytes.length - 8) || length > 100_000_000n) return 'header length';
  const end = 8 + Number(length);
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
      bytes.subarray(8, end),
    );
    if (!text.startsWith('{')) return 'not an object';
    if (!/\} *$/.test(text)) return 'something after the object';
    if (!hasUniqueKeys(text)) return 'a key twice';
    return refuseTensors(JSON.parse(text) as Record<string, unknown>, bytes.length - end);
  } catch (error) {
    return `not JSON: ${String(error)}`;
  }
}

function refuseTensors(header: Record<string, unknown>, dataBytes: number): string | undefined {
  const { __metadata__: metadata = {}, ...entries } = header;
  const isText =
    isObject(metadata) && Object.values(metadata).every((it) => typeof it === 'string');
  if (!isText) return 'metadata';
  const ranges = Object.values(entries).map((entry) => rangeOf(entry));
  const sound = ranges.filter((range) => range !== undefined);
  if (sound.length < ranges.length) return 'entry';
  sound.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  let at = 0;
  for (const [from, to] of sound) {
    if (from !== at) return 'gap or overlap';
    at = to;
  }
  return at === dataBytes ? undefined : 'data that belongs to no tensor';
}

/** The bytes of an entry's tensor, if the entry meets the format's requirements. */
function rangeOf(entry: unknown): readonly [number, number] | undefined {
  if (!isObject(entry)) return undefined;
  const { dtype, shape, data_offsets: offsets } = entry;
  if (typeof dtype !== 'string' || !Array.isArray(shape) || !Array.isArray(offsets))
    return undefined;
  const bits = new Map(Object.entries(BITS)).get(dtype);
  const numbers = [...shape, ...offsets] as unknown[];
  if (bits === undefined || offsets.length !== 2 || !numbers.every(isWhole)) return undefined;
  const [from, to] = offsets as [number, number];
  const wanted = (shape as number[]).reduce((product, dim) => product * BigInt(dim), BigInt(bits));
  return to >= from && wanted === BigInt(to - from) * 8n ? [from, to] : undefined;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isWhole = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;

const CLOSING = new Set(['}', ']']);

/** Whether no object of a JSON text has a duplicate key, by its tokens. */
function hasUniqueKeys(text: string): boolean {
  const open: Set<string>[] = [];
  const tokens = [...text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\]:,]/g)].map(([token]) => token);
  for (const [i, token] of tokens.entries()) {
    if (token === '{' || token === '[') open.push(new Set());
    else if (CLOSING.has(token)) open.pop();
    if (tokens[i + 1] !== ':' || !token.startsWith('"')) continue;
    const key = JSON.parse(token) as string;
    if (open.at(-1)?.has(key) === true) return false;
    open.at(-1)?.add(key);
  }
  return true;
}
