import { appendFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { manifestDigest } from '@weighbridge/core';
import { hashFolder, openDigestCache, openFolder } from '@weighbridge/core/node';

// A model of two files, and a place outside it where digests are cached.
const home = await mkdtemp(join(tmpdir(), 'hash-a-folder-'));
const model = join(home, 'model');
await mkdir(model);
await writeFile(join(model, 'weights.bin'), 'w'.repeat(1_000_000));
await writeFile(join(model, 'config.json'), '{"layers":2}');
// A file that was written a moment ago is not cached: it could change again unnoticed.
await setTimeout(100);

console.log('first ', await identify());
console.log('again ', await identify());
await appendFile(join(model, 'config.json'), ' ');
console.log('change', await identify());
await rm(home, { recursive: true });

/** One digest over the names, sizes and bytes of all files, and the number of bytes read for it. */
async function identify(): Promise<string> {
  const folder = await openFolder(model);
  await using cache = await openDigestCache(join(home, 'digests.jsonl'));
  let readBytes = 0;
  const digests = await hashFolder(folder, {
    cache,
    onProgress: ({ doneBytes, cachedBytes }) => {
      readBytes = doneBytes - cachedBytes;
    },
  });
  const entries = (await folder.list()).flatMap(({ path, sizeBytes }) => {
    const digest = digests.get(path);
    return digest === undefined ? [] : [{ path, sizeBytes: sizeBytes ?? 0, digest }];
  });
  return `${manifestDigest(entries).slice(0, 19)}… ${readBytes} bytes read`;
}
