import type { FormatReading } from '@weighbridge/model-formats';
import { expect, test } from 'vitest';
import type { DescribedFile } from './description.ts';
import { recogniseExternalData } from './external-data.ts';

const stranger: DescribedFile = {
  path: 'weights.bin',
  sizeBytes: 64,
  format: null,
  role: 'unknown',
  canCarryCode: 'unknown',
  wellFormed: null,
  coverageComplete: false,
};

function graph(
  covered: boolean,
  ruleIds: readonly string[] = [],
): ReadonlyMap<string, FormatReading> {
  const reading = {
    format: 'onnx',
    canCarryCode: 'no',
    facts: {
      tensorCount: 1,
      parameterCount: 16,
      parametersByDtype: { FLOAT: 16 },
      tensors: [],
      metadata: {},
      externalData: [{ path: 'weights.bin', covered }],
    },
    findings: ruleIds.map((ruleId) => ({
      ruleId,
      kind: 'fail',
      level: 'error',
      message: '',
      locations: [],
      fingerprint: 'sha256:00',
    })),
    coverage: { sizeBytes: 1, readBytes: 1, complete: true, skipped: [] },
    checked: 'structure',
  } as const satisfies FormatReading;
  return new Map([['model.onnx', reading]]);
}

test('recognises raw bytes that the tensors of a graph fully account for', () => {
  expect(recogniseExternalData([stranger], graph(true))).toEqual([
    expect.objectContaining({ format: 'onnx-external-data', canCarryCode: 'no', wellFormed: true }),
  ]);
});

test.for([
  { why: 'bytes that no tensor claims', readings: graph(false) },
  {
    why: 'a graph that does not match its data',
    readings: graph(true, ['onnx/external-data-range']),
  },
  { why: 'no graph', readings: new Map<string, FormatReading>() },
])('leaves a file unknown for $why', ({ readings }) => {
  expect(recogniseExternalData([stranger], readings)).toEqual([stranger]);
});

test('believes the bytes before the graph', () => {
  const pickle = { ...stranger, format: 'pickle', canCarryCode: 'yes' } as const;
  expect(recogniseExternalData([pickle], graph(true))).toEqual([pickle]);
});
