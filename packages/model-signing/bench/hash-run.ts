// One measured run in a process of its own: node bench/hash-run.ts <model> <threads> [<cache file>]; prints JSON.
// With a cache file it compares the model with a list, as a verification does; without, it hashes it.
import { readFileSync } from 'node:fs';
import { openDigestCache } from '@weighbridge/core/node';
import type { SignedManifest } from '@weighbridge/model-signing';
import { compareModel, digestModel } from '@weighbridge/model-signing/files';

const [model = '', threads = '1', cacheFile, listFile] = process.argv.slice(2);
const concurrency = Number(threads);

async function work(): Promise<Record<string, unknown>> {
  if (cacheFile === undefined) {
    const { manifest } = await digestModel(model, { concurrency, onProgress: () => {} });
    return { manifest };
  }
  await using cache = await openDigestCache(cacheFile);
  const list = listFile === undefined ? undefined : readFileSync(listFile, 'utf8');
  if (list === undefined) {
    return { manifest: (await digestModel(model, { concurrency, cache })).manifest };
  }
  const { verified, mismatched, verifiedBytes, cachedBytes } = await compareModel(
    JSON.parse(list) as SignedManifest,
    model,
    { concurrency, cache },
  );
  return { verified: verified.length, mismatched, verifiedBytes, cachedBytes };
}

const cpuBefore = process.cpuUsage();
const start = performance.now();
const result = await work();
const wallMs = performance.now() - start;
const cpu = process.cpuUsage(cpuBefore);
process.stdout.write(
  JSON.stringify({
    wallMs,
    cpuMs: (cpu.user + cpu.system) / 1000,
    maxRssMb: process.resourceUsage().maxRSS / 1024,
    ...result,
  }),
);
