import { memoryFolder } from '@weighbridge/core';
import type { FormatReading } from '@weighbridge/model-formats';
import { DEFAULT_LIMITS } from '@weighbridge/model-formats';
import { describe, expect, test } from 'vitest';
import { readFiles } from './read-files.ts';

/** A safetensors file with empty tensors, each with a member that the format does not define. */
function noisy(tensors: number): Uint8Array {
  const members = Array.from(
    { length: tensors },
    (_, i) => `"t${i}":{"dtype":"F32","shape":[0],"data_offsets":[0,0],"x":1}`,
  );
  const header = new TextEncoder().encode(`{${members.join(',')}}`);
  const bytes = new Uint8Array(8 + header.length);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(header.length), true);
  bytes.set(header, 8);
  return bytes;
}

async function findingsOf(files: number, limits = {}): Promise<readonly number[]> {
  const bytes = noisy(150);
  const folder = memoryFolder(
    'many',
    Object.fromEntries(Array.from({ length: files }, (_, i) => [`f${i}.safetensors`, bytes])),
  );
  const { readings } = await readFiles(folder, { limits });
  return [...readings.values()].map(({ findings }: FormatReading) => findings.length);
}

describe('findings of all files together', () => {
  test('are as many for each file as the readers keep, while there is room for them', async () => {
    expect(new Set(await findingsOf(10))).toEqual(new Set([DEFAULT_LIMITS.maxFindings]));
    expect(new Set(await findingsOf(10, { maxFindings: 3 }))).toEqual(new Set([3]));
  });

  test('are shared equally among many files', async () => {
    const all = await findingsOf(1250);
    expect(new Set(all)).toEqual(new Set([80]));
  });
});
