/**
 * Tries the laws on many random folders, 10,000 or as many as the first argument says, and keeps the results
 * in `bench/results/laws.txt`: `pnpm --filter @weighbridge/weigh laws`.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeBase } from './folder.ts';
import { runFolder } from './run.ts';
import type { Count } from './run.ts';

const RESULTS = fileURLToPath(new URL('../../bench/results/', import.meta.url));

/**
 * Weighs the folders of the seeds from 1 on, and reports how often each step was taken and how often the gate
 * was open after it.
 */
async function runMany(folders: number): Promise<readonly string[]> {
  const base = makeBase();
  const steps = new Map<string, Count>();
  const broken: string[] = [];
  let [taken, honest] = [0, 0];
  for (let seed = 1; seed <= folders; seed += 1) {
    const told = await runFolder(seed, base);
    if (seed % 500 === 0) process.stderr.write(`${seed} of ${folders} folders\n`);
    honest += told.honest;
    for (const line of told.broken) broken.push(line);
    for (const [kind, count] of told.steps) {
      const all = steps.get(kind) ?? { taken: 0, openBefore: 0, openAfter: 0 };
      steps.set(kind, {
        taken: all.taken + count.taken,
        openBefore: all.openBefore + count.openBefore,
        openAfter: all.openAfter + count.openAfter,
      });
      taken += count.taken;
    }
  }
  rmSync(base, { recursive: true });
  return [
    `folders ${folders}, steps ${taken}, laws broken ${broken.length}`,
    `steps of folders to which nothing bad was done: ${honest} (${((100 * honest) / taken).toFixed(1)} %)`,
    ...Array.from(
      steps,
      ([kind, { taken: times, openBefore, openAfter }]) =>
        `${kind}: ${times} taken, gate open before ${openBefore}, after ${openAfter}`,
    ),
    ...broken,
  ];
}

const lines = await runMany(Number(process.argv[2] ?? 10_000));
mkdirSync(RESULTS, { recursive: true });
writeFileSync(join(RESULTS, 'laws.txt'), `${lines.join('\n')}\n`);
process.stdout.write(`${lines.join('\n')}\n`);
