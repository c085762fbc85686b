import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { memorySource } from '@weighbridge/core';
import { describeWith, find, vectors } from '@weighbridge/testkit';
import { afterAll, expect, test } from 'vitest';
import { readModelFile } from '../src/index.ts';

/** Files of other projects that carry code, under any verdict: none may be called free of code. */
const CODE_CARRIERS = [
  'models/picklescan/tests/**/*',
  'models/modelscan/tests/**/*',
  'models/modelaudit/tests/assets/pickles/*',
  'models/modelaudit/tests/assets/samples/{pickles,pytorch,keras,archives}/*',
];

describeWith('vectors')('models of other projects', () => {
  let passed = 0;
  const safetensors = vectors('models/modelaudit/tests/assets/samples/safetensors/*.safetensors');
  const expected = labels('models/modelaudit/expected.json');
  const carriers = CODE_CARRIERS.flatMap((pattern) => vectors(pattern)).filter(
    ({ name }) => !name.startsWith('.') && name.includes('.'),
  );
  const infected = labels('models/picklescan/expected.json');

  test.for(safetensors.map((file) => [file.name, file] as const))(
    'modelaudit/%s is a well-formed file whose metadata is kept as text',
    async ([name, file]) => {
      const reading = await readModelFile(memorySource(file.bytes()), { path: name });
      expect(expected.size).toBeGreaterThan(0);
      expect(reading).toMatchObject({
        format: 'safetensors',
        findings: [],
        canCarryCode: 'no',
        facts: { tensorCount: 3 },
      });
      expect(Object.keys(reading?.facts.metadata ?? {}).length).toBeGreaterThan(0);
      passed += 1;
    },
  );

  test.for(carriers.map((file) => [file.path, file] as const))(
    '%s is not called free of code',
    async ([path, file]) => {
      const reading = await readModelFile(memorySource(file.bytes()), { path });
      expect(reading?.canCarryCode).not.toBe('no');
      if (infected.get(path.replace('models/picklescan/tests/', '')) === true)
        expect(reading === undefined || reading.canCarryCode === 'yes').toBe(true);
      passed += 1;
    },
  );

  afterAll(() => {
    console.log(`model vectors: passed ${passed}/${safetensors.length + carriers.length}`);
  });
});

/** The label of each case: whether it is bad. */
function labels(path: string): ReadonlyMap<string, boolean> {
  const root = find('vectors');
  if (root === undefined) return new Map();
  const json = JSON.parse(readFileSync(join(root, path), 'utf8')) as Record<
    string,
    { infected?: number; verdict?: string }
  >;
  return new Map(
    Object.entries(json).map(([name, { infected, verdict }]) => [
      name,
      verdict === 'flag' || (infected ?? 0) > 0,
    ]),
  );
}
