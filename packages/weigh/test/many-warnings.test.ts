import { memoryFolder } from '@weighbridge/core';
import { expect, test } from 'vitest';
import { weigh } from '../src/index.ts';
import { FILES, NOW, text } from './support/signed-models.ts';

/** A safetensors file of empty tensors, each with a member that the format does not define. */
function remarked(tensors: number): Uint8Array {
  const entry = { dtype: 'F32', shape: [0], data_offsets: [0, 0], more: 1 };
  const header = Object.fromEntries(Array.from({ length: tensors }, (_, i) => [`t${i}`, entry]));
  const json = text(JSON.stringify(header));
  const bytes = new Uint8Array(8 + json.length);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(json.length), true);
  bytes.set(json, 8);
  return bytes;
}

test('130,000 warnings hide no error, and their number is reported', async () => {
  const files: Record<string, Uint8Array> = { ...FILES };
  const noisy = remarked(100);
  for (let i = 0; i < 1300; i += 1) files[`n${i}.safetensors`] = noisy;
  files['z.safetensors'] = (FILES['model.safetensors'] as Uint8Array).slice(0, -1);
  const { posture, findings } = await weigh(memoryFolder('noisy', files), { now: NOW });
  expect(posture.gate.outcome).toBe('refuse');
  const rules = findings.map(({ ruleId }) => ruleId);
  expect(rules).not.toContain('weigh/collector-failed');
  expect(findings.find(({ locations }) => locations[0]?.path === 'z.safetensors')).toMatchObject({
    kind: 'fail',
    level: 'error',
  });
  expect(findings.length).toBeLessThan(3000);
  const more = findings.find(({ message }) => message.includes('more findings of this rule'));
  expect(more).toMatchObject({ ruleId: 'safetensors/unknown-key', level: 'warning' });
});
