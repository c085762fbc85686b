/** A safetensors file with any header and data. */
export function safetensorsBytes(
  header: string | object,
  dataBytes = 0,
  length?: bigint,
): Uint8Array {
  const json = new TextEncoder().encode(
    typeof header === 'string' ? header : JSON.stringify(header),
  );
  const bytes = new Uint8Array(8 + json.length + dataBytes);
  new DataView(bytes.buffer).setBigUint64(0, length ?? BigInt(json.length), true);
  bytes.set(json, 8);
  return bytes;
}

export function entry(
  start: number,
  end: number,
  shape: readonly number[] = [end - start],
  dtype = 'U8',
): object {
  return { dtype, shape, data_offsets: [start, end] };
}
