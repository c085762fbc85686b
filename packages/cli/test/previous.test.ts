import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseExport, StatementError } from '@weighbridge/weigh';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callIn, NOW } from './call.ts';
import type { Answer } from './call.ts';
import { makeModels } from './models.ts';

let home = '';
let remove = async (): Promise<void> => {};
let last = '';

const call = (...argv: string[]): Promise<Answer> => callIn(home, argv);

beforeAll(async () => {
  ({ home, remove } = await makeModels());
  await call('weigh', 'good', '--format', 'json', '-q', '-o', 'last.json', ...NOW);
  last = await readFile(join(home, 'last.json'), 'utf8');
});
afterAll(() => remove());

interface Last {
  posture: Record<string, unknown> & {
    verdicts: Record<string, unknown>[];
    evidence: object[];
    assessedAt: string;
  };
}

const DEEP = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
const remembered = (fact: string): unknown => ({
  type: 'bom/licence',
  path: 'README.md',
  digest: `sha256:${'ab'.repeat(32)}`,
  observedAt: '2026-11-23T12:00:00.000Z',
  fact: { fact },
});

describe('refuses an oversized previous answer in one sentence', () => {
  test.for<[name: string, make: (posture: Last['posture']) => string]>([
    ['brackets without end', () => '['.repeat(1_000_000)],
    ['nothing but depth', () => DEEP],
    ['depth in a member of ours', (posture) => deepFact(posture)],
    [
      'a message of 110 kB',
      ({ verdicts, ...rest }) =>
        JSON.stringify({
          ...rest,
          verdicts: verdicts.map((verdict) => ({ ...verdict, message: 'x'.repeat(110_000) })),
        }),
    ],
    [
      'more items than the vocabulary has',
      ({ evidence, ...rest }) =>
        JSON.stringify({ ...rest, evidence: Array.from({ length: 100_001 }, () => evidence[0]) }),
    ],
  ])('%s', async ([, make]) => {
    const { posture } = JSON.parse(last) as Last;
    await writeFile(join(home, 'much.json'), make(posture));
    const { code, out, err } = await call('weigh', 'good', '--previous', 'much.json', '-q', ...NOW);
    expect([code, out]).toEqual([3, '']);
    expect(err).toMatch(/^weighbridge: Give --previous a file that .* holds no posture.*\n$/);
  });

  test('takes the answer that weigh wrote', async () => {
    const { code } = await call('weigh', 'good', '--previous', 'last.json', '-q', ...NOW);
    expect(code).toBe(0);
  });
});

function deepFact(posture: Last['posture']): string {
  return JSON.stringify({ ...posture, remembered: [remembered('DEEP')] }).replace('"DEEP"', DEEP);
}

test.for([DEEP, `{"previous":${DEEP}}`, '['.repeat(1_000_000)])(
  'refuses an export of nothing but depth with its error code',
  (text) => {
    expect(() => parseExport(new TextEncoder().encode(text))).toThrow(StatementError);
  },
);

test('what weigh signs of a model with long names can be read again', async () => {
  const name = `${'long-'.repeat(40)}.safetensors`;
  await writeFile(join(home, 'broken', name), 'x');
  const { code } = await call('weigh', 'broken', '--format', 'json', '-q', '-o', 'b.json', ...NOW);
  expect(code).toBe(1);
  expect((await call('weigh', 'broken', '--previous', 'b.json', '-q', ...NOW)).code).toBe(1);
});
