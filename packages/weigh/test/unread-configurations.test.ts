import { memoryFolder } from '@weighbridge/core';
import { writeSafetensors } from '@weighbridge/model-formats';
import { expect, test } from 'vitest';
import { weigh } from '../src/weigh.ts';
import { verdictOf } from './support/signed-models.ts';

const NOW = new Date('2026-11-23T12:00:00Z');
const text = new TextEncoder();
const ASKS = '"auto_map":{"AutoConfig":"evil.Config"}';

async function weighWith(config: string | Uint8Array, path = 'config.json') {
  const weighing = await weigh(
    memoryFolder('tiny', {
      'README.md': text.encode('---\nlicense: mit\n---\n# A model\n'),
      'model.safetensors': writeSafetensors(
        [{ name: 'w', dtype: 'F32', shape: [2, 2], data: new Uint8Array(16) }],
        {},
      ),
      [path]: typeof config === 'string' ? text.encode(config) : config,
    }),
    { now: NOW },
  );
  const code = weighing.evidence.find(({ type }) => type === 'artifact/code')?.payload;
  const files = (code as { files: readonly { path: string }[] } | undefined)?.files ?? [];
  return {
    outcome: weighing.posture.gate.outcome,
    verdict: verdictOf(weighing, 'WB-ART-1'),
    file: files.find((file) => file.path === path),
    rules: weighing.findings.map(({ ruleId }) => ruleId),
  };
}

const utf16 = (words: string) => new Uint8Array(Buffer.from(`\ufeff${words}`, 'utf16le'));

test.for([
  ['NaN', `{"loss":NaN,${ASKS}}`],
  ['more than 8 MiB', `{"padding":"${'x'.repeat(9 * 2 ** 20)}",${ASKS}}`],
  ['more than a million values', `{"padding":[${'0,'.repeat(1_100_000)}0],${ASKS}}`],
  ['100,000 levels', `${'{"a":'.repeat(100_000)}{${ASKS}}${'}'.repeat(100_000)}`],
  ['no end', `{${ASKS},"a":[1,2`],
  ['a name that is escaped', `{${ASKS.replace('auto_map', 'auto\\u005fmap')}}`],
] as const)('a configuration with %s that asks for code is refused', async ([, config]) => {
  const { outcome, verdict, file, rules } = await weighWith(config);
  expect({ outcome, status: verdict?.status }).toEqual({ outcome: 'refuse', status: 'fail' });
  expect(file).toMatchObject({ canCarryCode: 'yes' });
  expect(rules).toContain('code/remote-code');
});

test.for([
  ['no end, before what it asks for', '{"a":[1,2'],
  ['words that are no value', `{"a":maybe,${ASKS}}`],
  ['more levels than are followed', `${'['.repeat(300_000)}{${ASKS}}`],
  ['UTF-16', utf16(`{${ASKS}}`)],
] as const)('a configuration with %s never counts as free of code', async ([, config]) => {
  const { outcome, verdict, file } = await weighWith(config);
  expect({ outcome, status: verdict?.status }).toEqual({
    outcome: 'cannot-decide',
    status: 'unknown',
  });
  expect(file).toMatchObject({ canCarryCode: 'unknown', coverageComplete: false });
});

test.for([
  ['NaN', '{"loss":NaN}'],
  ['more than 8 MiB', `{"padding":"${'x'.repeat(9 * 2 ** 20)}"}`],
  ['more than a million values', `{"padding":[${'0,'.repeat(1_100_000)}0]}`],
  ['100,000 levels', `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`],
  ['comments and trailing commas', '{ // auto_map\n "a": [1,], }'],
] as const)('a configuration with %s that asks for nothing is admitted', async ([, config]) => {
  const { outcome, file } = await weighWith(config);
  expect(outcome).toBe('admit');
  expect(file).toMatchObject({ canCarryCode: 'no', coverageComplete: true });
});

test.for(['config.json.bak', 'settings', 'deep/er/config.yaml.orig', 'CONFIG.JSON'])(
  'a configuration that asks for code is refused as %s too',
  async (path) => {
    expect((await weighWith(`{${ASKS}}`, path)).outcome).toBe('refuse');
  },
);

test.for(['notes.txt', 'rows.jsonl', 'docs/usage.md'])(
  'the same words are prose or data in %s',
  async (path) => {
    expect((await weighWith(`{${ASKS}}\n`, path)).outcome).toBe('admit');
  },
);
