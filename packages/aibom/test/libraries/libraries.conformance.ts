import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openFolder } from '@weighbridge/core/node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeModel } from '../../src/describe.ts';
import { compare } from './compare.ts';
import type { Compared, KnownCase } from './compare.ts';
import { resultsOf } from './results.ts';
import type { CaseResult, Made } from './results.ts';

// A separate command, `pnpm --filter @weighbridge/aibom conformance:libraries`: README.md says what it needs.
const python = process.env['WEIGHBRIDGE_LIBRARIES_PYTHON'];
const before = process.env['WEIGHBRIDGE_LIBRARIES_MADE'];
const word = process.env['WEIGHBRIDGE_LIBRARIES_WORD'] ?? '';
if (python === undefined && before === undefined) {
  throw new Error(
    'Set WEIGHBRIDGE_LIBRARIES_PYTHON to a Python with the libraries that the README next to this test lists.',
  );
}

const home = before ?? mkdtempSync(join(tmpdir(), 'weighbridge-libraries-'));

beforeAll(() => {
  if (python === undefined || before !== undefined) return;
  execFileSync(python, ['-I', join(import.meta.dirname, 'make.py'), home, word], {
    stdio: ['ignore', 'ignore', 'pipe'],
    maxBuffer: 1 << 28,
  });
});
afterAll(() => {
  if (before === undefined) rmSync(home, { recursive: true, force: true });
});

const read = (name: string): unknown => JSON.parse(readFileSync(join(home, name), 'utf8'));

test('agrees with the libraries on what each model is', async () => {
  const made = read('expected.json') as Made;
  const versions = read('versions.json') as Readonly<Record<string, string | null>>;
  const results: CaseResult[] = [];
  for (const [name, known] of Object.entries(made.cases))
    if (name.includes(word)) results.push(await resultOf(name, known));
  const report = resultsOf(results, made, versions);
  console.log(report.text);
  if (word === '') writeFileSync(join(import.meta.dirname, 'RESULTS.md'), report.text);
  expect(report.invented).toBe(0);
  expect(report.share).toBeGreaterThanOrEqual(0.99);
});

async function resultOf(name: string, known: KnownCase): Promise<CaseResult> {
  const description = await describeModel(await openFolder(join(home, name)));
  const compared: readonly Compared[] = compare(known, description);
  return { name, layout: known.layout, compared };
}
