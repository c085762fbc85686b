import { copyFile, cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A tampered copy of a signed model, with one bit of one weight changed. */
export async function changeOneWeight(folder: string, copy: string): Promise<void> {
  await cp(folder, copy, { recursive: true });
  const path = join(copy, 'model.safetensors');
  const bytes = await readFile(path);
  const header = Number(bytes.readBigUInt64LE(0));
  // The lowest bit of the exponent of the first number doubles or halves it: the file stays well-formed.
  const at = 8 + header + 2;
  bytes.writeUInt8(bytes.readUInt8(at) ^ 0x80, at);
  await writeFile(path, bytes);
}

/** Another copy, with a second model next to the signed one: well-formed, but not signed. */
export async function addModel(folder: string, copy: string, extra: string): Promise<void> {
  await cp(folder, copy, { recursive: true });
  await copyFile(extra, join(copy, 'silero_vad_fp16.onnx'));
}
