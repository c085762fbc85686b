import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { claimsOf } from '../src/claims.ts';
import type { Known } from './field-cases.ts';
import { cases, run, vectors } from './field-cases.ts';

// A separate command, `pnpm --filter @weighbridge/aibom conformance:onnx`: it needs the vectors, and a Python
// that has the packages onnx, numpy and gguf. The tests in src cover the same without them.
const python = process.env['WEIGHBRIDGE_ONNX_PYTHON'];
if (python === undefined) {
  throw new Error(
    'Set WEIGHBRIDGE_ONNX_PYTHON to a Python that has the packages onnx, numpy and gguf.',
  );
}

/** Cases of ONNX and GGUF files. */
const BINARY: Readonly<Record<string, Known>> = {
  'r34-many-formats': {
    facts: { 'model.parameters': [12, 'measured'], 'model.hiddenSize': [4, 'declared'] },
    absent: ['model.input'],
    components: [
      ['export', 'flax_model.msgpack'],
      ['export', 'onnx/model.onnx', 12],
      ['export', 'onnx/model_O4.onnx', 120],
      ['export', 'onnx/model_fp16.onnx', 12],
      ['export', 'openvino/openvino_model.bin'],
      ['export', 'rust_model.ot'],
      ['export', 'tf_model.h5'],
    ],
  },
  'r36-gguf-bigendian': { facts: { 'model.parameters': [256, 'measured'] } },
  'r37-gguf-lineage': { contradictions: ['note'] },
  'r37b-gguf-lora': {
    facts: {
      'model.kind': ['adapter', 'declared'],
      'model.adapterType': ['lora', 'declared'],
      'model.baseModel': [{ name: 'meta-llama/Llama-3.1-8B', relation: 'adapter' }, 'declared'],
    },
    contradictions: ['warning', 'warning'],
  },
};

describe('facts of graphs and GGUF files seen in the field', () => {
  const described = cases(BINARY, (home) =>
    run(python, [
      vectors('make-onnx-gguf.py'),
      home,
      join(import.meta.dirname, '..', '..', '..', 'LICENSE'),
    ]),
  );

  test('r39: three templates by name', async () => {
    const templates = claimsOf(await described('r39-chat-templates'), 'tokenizer.chatTemplate');
    expect(templates.map(({ value }) => value)).toMatchObject([
      { name: 'tool_use' },
      { name: 'default' },
      { name: 'processor' },
    ]);
  });
});
