import { memorySource } from '@weighbridge/core';
import type { FolderEntry, FolderSource } from '@weighbridge/core';
import { expect, test } from 'vitest';
import type { ModelParts } from '../../test/support/onnx.ts';
import { external, onnxBytes, tensor } from '../../test/support/onnx.ts';
import { readBytes, ruleIds } from '../../test/support/read.ts';
import type { FormatReading } from '../index.ts';
import { readModelFile } from '../index.ts';

const data = new Uint8Array(64);

function read(parts: ModelParts): Promise<FormatReading> {
  return readBytes('m.onnx', onnxBytes(parts), { beside: { 'w.bin': data } });
}

test.for([
  '../w.bin',
  '/etc/passwd',
  'a/../../w.bin',
  'C:/w.bin',
  '..\\w.bin',
  'http://host/w.bin',
  '',
  './',
])('refuses the external location %j', async (location) => {
  expect(ruleIds(await read({ tensors: [tensor('w', [4], external(location))] }))).toEqual([
    'onnx/external-data-path',
  ]);
});

test.for<FolderEntry['kind']>(['symlink', 'special', 'unreadable'])(
  'refuses external data that is a %s, even inside the folder',
  async (kind) => {
    const bytes = onnxBytes({ tensors: [tensor('w', [4], external('w.bin'))] });
    const folder: FolderSource = {
      name: 'model',
      list: async () => [{ path: 'w.bin', kind, sizeBytes: 0, target: 'x.bin' }],
      open: async () => memorySource(data),
    };
    expect(ruleIds(await readModelFile(memorySource(bytes), { path: 'm.onnx', folder }))).toEqual([
      'onnx/external-data-path',
    ]);
  },
);

test('accepts external data inside its file and names it', async () => {
  const reading = await read({
    tensors: [
      tensor('w', [4], external('w.bin', { offset: '48', length: '16' })),
      tensor('v', [4], external('w.bin', { offset: '0', length: '16' })),
    ],
  });
  expect(reading).toMatchObject({
    findings: [],
    canCarryCode: 'no',
    facts: { references: ['w.bin'], parameterCount: 8 },
  });
});

test('has incomplete coverage without the folder of its external data', async () => {
  const reading = await readModelFile(
    memorySource(onnxBytes({ tensors: [tensor('w', [4], external('w.bin'))] })),
    { path: 'm.onnx' },
  );
  expect(reading).toMatchObject({ canCarryCode: 'unknown', coverage: { complete: false } });
});

test.for([
  {
    why: 'two tensors fill it',
    ranges: [
      [0, 32],
      [32, 32],
    ],
    covered: true,
  },
  { why: 'one tensor reads to its end', ranges: [[0, undefined]], covered: true },
  { why: 'bytes follow the last tensor', ranges: [[0, 32]], covered: false },
] as const)(
  'reports whether tensors account for all of the external data: $why',
  async ({ ranges, covered }) => {
    const tensors = ranges.map(([offset, length], i) =>
      tensor(
        `w${i}`,
        [length === undefined ? 16 : length / 4],
        external('w.bin', {
          offset: String(offset),
          ...(length === undefined ? {} : { length: String(length) }),
        }),
      ),
    );
    const reading = await read({ tensors });
    expect(reading.findings).toEqual([]);
    expect(reading.facts.externalData).toEqual([{ path: 'w.bin', covered }]);
  },
);
