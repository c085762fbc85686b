import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { useScratch } from '../../test/support/scratch-model.ts';
import { compareModel } from './compare-model.ts';
import { digestModel } from './digest-model.ts';

const scratch = useScratch();
const MODEL = { 'a.bin': 'aaaa', 'd/b.bin': 'bbbbbbbb' } as const;

test('notices a file that is added while others are hashed', async () => {
  const root = scratch.write(MODEL);
  const { manifest } = await digestModel(root);
  const adding = (path: string) => ({
    onProgress: () => void scratch.write({ [path]: 'evil' }),
  });
  await expect(compareModel(manifest, root, adding('late.py'))).rejects.toMatchObject({
    code: 'FILE_CHANGED',
    details: { paths: ['late.py'] },
  });
  await expect(digestModel(root, adding('later.py'))).rejects.toMatchObject({
    code: 'FILE_CHANGED',
  });
  rmSync(join(root, 'late.py'));
  rmSync(join(root, 'later.py'));
  expect(await compareModel(manifest, root, adding('.git/index'))).toMatchObject({ missing: [] });
  expect(await digestModel(root, adding('.git/index2'))).toMatchObject({ name: expect.anything() });
});
