import { memoryFolder } from '@weighbridge/core';
import { expect, test } from 'vitest';
import { describeModel, parseBom, serializeBom, toCycloneDx } from './index.ts';

const DIGEST = `sha256:${'0a'.repeat(32)}`;
const POINTER = `version https://git-lfs.github.com/spec/v1\noid ${DIGEST}\nsize 7516192768\n`;
const folder = memoryFolder('m', {
  'model.safetensors': new TextEncoder().encode(POINTER),
  'README.md': new TextEncoder().encode('# m\n'),
});

test('reports a Git LFS pointer with what it declares, and does not call a file broken', async () => {
  const description = await describeModel(folder);
  const file = description.files.find(({ path }) => path === 'model.safetensors');
  expect(file).toMatchObject({
    format: 'git-lfs-pointer',
    pointer: { digest: DIGEST, sizeBytes: 7_516_192_768 },
    wellFormed: true,
    coverageComplete: false,
    canCarryCode: 'unknown',
  });
  expect(description.findings.map(({ ruleId }) => ruleId)).toEqual(['folder/git-lfs-pointer']);
});

test('preserves what a pointer declares in a bill of materials', async () => {
  const description = await describeModel(folder);
  const text = serializeBom(toCycloneDx(description));
  expect(text).toContain('weighbridge:declaredDigest');
  const bom = parseBom(text);
  expect(bom.lost).toEqual([]);
  expect(bom.description.files.find(({ path }) => path === 'model.safetensors')?.pointer).toEqual({
    digest: DIGEST,
    sizeBytes: 7_516_192_768,
  });
});
