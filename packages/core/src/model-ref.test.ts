import { propertyRuns } from '@weighbridge/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sha256Digest } from './digest.ts';
import { hasCode } from './error.ts';
import { formatModelRef, parseModelRef } from './model-ref.ts';

const runs = { numRuns: propertyRuns({ short: 500, long: 20_000 }) };
const digest = sha256Digest(new Uint8Array());

test.for([
  ['fraud-v7', { name: 'fraud-v7' }],
  [`fraud-v7#${digest}`, { name: 'fraud-v7', digest }],
  ['pkg:huggingface/org/name@0123abc', { name: 'pkg:huggingface/org/name@0123abc' }],
  [
    `pkg:oci/model@sha256%3Aab?tag=v1#${digest}`,
    { name: 'pkg:oci/model@sha256%3Aab?tag=v1', digest },
  ],
  [
    'pkg:npm/%40scope/name@1.0.0#models/a.onnx',
    { name: 'pkg:npm/%40scope/name@1.0.0#models/a.onnx' },
  ],
  [`pkg:npm/a@1#sub/path#${digest}`, { name: 'pkg:npm/a@1#sub/path', digest }],
  ['pkg://generic/x', { name: 'pkg://generic/x' }],
  ['größe-漢字', { name: 'größe-漢字' }],
] as const)('reads %s', ([text, ref]) => {
  expect(parseModelRef(text)).toEqual(ref);
  expect(formatModelRef(ref)).toBe(text);
});

test.for([
  '',
  'a b',
  'a\u00a0b',
  'a\nb',
  'a\u001b[31m',
  'a\u202eb',
  'a\u200bb',
  '\ud800',
  'x'.repeat(1025),
  `#${digest}`,
  'pkg:',
  'pkg:npm',
  'pkg:npm/',
  'pkg:npm/@1',
  'pkg:9x/name',
])('refuses the name %j', (text) => {
  expect(() => parseModelRef(text)).toThrow(expect.objectContaining({ code: 'BAD_MODEL_REF' }));
});

test('refuses an invalid digest', () => {
  for (const text of [
    'a#sha256:',
    'a#sha256:00',
    `a#${digest.toUpperCase().replace('SHA', 'sha')}`,
    'a#blake3:x',
  ]) {
    expect(() => parseModelRef(text)).toThrow(expect.objectContaining({ code: 'BAD_DIGEST' }));
  }
});

test('any text gives a reference that formats back to the text, or a coded error', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string().map((s) => `pkg:${s}`),
    fc.string().map((s) => `${s}#${digest}`),
  );
  fc.assert(
    fc.property(text, (input) => {
      try {
        expect(formatModelRef(parseModelRef(input))).toBe(input);
      } catch (error) {
        expect(hasCode(error, 'BAD_MODEL_REF') || hasCode(error, 'BAD_DIGEST')).toBe(true);
      }
    }),
    runs,
  );
});

test('refuses to format what would read back as something else', () => {
  expect(() => formatModelRef({ name: `a#${digest}` })).toThrow(
    expect.objectContaining({ code: 'BAD_MODEL_REF' }),
  );
  expect(() => formatModelRef({ name: 'a b' })).toThrow(
    expect.objectContaining({ code: 'BAD_MODEL_REF' }),
  );
  expect(() => formatModelRef({ name: 'a', digest: 'sha256:00' })).toThrow(
    expect.objectContaining({ code: 'BAD_DIGEST' }),
  );
});
