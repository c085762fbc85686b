import { mkdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { parsed, useSignedModel } from './signed-model.ts';

const { home, path, line } = useSignedModel();
const COMMIT = '0123456789abcdef0123456789abcdef01234567';
const ENTRY = 'hub/models--acme--tiny';
const SNAPSHOT = `${ENTRY}/snapshots/${COMMIT}`;

/** The good model as a cache stores it: its files are links into the blobs of its own entry. */
beforeEach(async () => {
  await rm(path('hub'), { recursive: true, force: true });
  await mkdir(path(SNAPSHOT), { recursive: true });
  await mkdir(path(`${ENTRY}/blobs`));
  for (const name of ['model.safetensors', 'config.json', 'README.md', 'LICENSE']) {
    await rename(path(`m/${name}`), path(`${ENTRY}/blobs/${name.toLowerCase()}`));
    await symlink(`../../blobs/${name.toLowerCase()}`, path(`${SNAPSHOT}/${name}`));
  }
});

test('every command reads a snapshot of a cache as the model that it is', async () => {
  expect((await line(`weigh ${SNAPSHOT}`)).code).toBe(0);
  expect(parsed(await line(`bom ${SNAPSHOT}`))).toMatchObject({
    metadata: { component: { version: COMMIT } },
  });
  expect((await line(`digest ${SNAPSHOT}`)).code).toBe(0);
  const keys = '--private-key p256.pem --signature cache.sig';
  expect(await line(`sign key ${SNAPSHOT} ${keys}`)).toMatchObject({ code: 0 });
  const verify = `verify key ${SNAPSHOT} --public-key p256.pub --signature cache.sig`;
  expect(await line(verify)).toMatchObject({ code: 0 });
  await writeFile(path(`${ENTRY}/blobs/config.json`), '{}');
  expect((await line(verify)).code).toBe(1);
});

test('a link out of the entry is not a file of the model', async () => {
  await writeFile(join(home(), 'secret'), 'key');
  await symlink('../../../../secret', path(`${SNAPSHOT}/secret`));
  const { code, err } = await line(`weigh ${SNAPSHOT}`);
  expect(code).not.toBe(0);
  expect(err).toContain('not read: secret');
  expect((await line(`sign key ${SNAPSHOT} --private-key p256.pem`)).code).not.toBe(0);
});
