import { execFileSync, spawn } from 'node:child_process';
import { randomFillSync } from 'node:crypto';
import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SignedManifest } from '@weighbridge/model-signing';

/** The cost of one run, and the digests that it found, sorted. */
export interface Run {
  readonly wallMs: number;
  readonly cpuMs: number;
  readonly maxRssMb: number;
  readonly digests: readonly string[];
}

/** What `hash-run.ts` prints. */
export interface OurRun extends Run {
  readonly manifest?: SignedManifest;
  readonly verified?: number;
  readonly mismatched?: readonly string[];
  readonly cachedBytes?: number;
}

const RUNNER = fileURLToPath(new URL('hash-run.ts', import.meta.url));
const MIB = 1024 * 1024;

export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

export function round(number: number): number {
  return Math.round(number * 1000) / 1000;
}

/** Median over the rounds of `theirs` / `ours`, run by run: above 1, ours is faster. */
export function ratio(
  theirs: readonly Run[],
  ours: readonly Run[],
  member: 'wallMs' | 'cpuMs',
): number {
  return round(median(theirs.map((run, i) => run[member] / (ours[i]?.[member] ?? Number.NaN))));
}

/** Files of random bytes. */
export function makeFiles(folder: string, count: number, sizeBytes: number): readonly string[] {
  const block = Buffer.alloc(64 * MIB);
  return Array.from({ length: count }, (_, i) => {
    const path = join(folder, `weights-${i}.safetensors`);
    const fd = openSync(path, 'wx');
    for (let done = 0; done < sizeBytes; done += block.byteLength) {
      randomFillSync(block);
      writeSync(fd, block, 0, Math.min(block.byteLength, sizeBytes - done));
    }
    closeSync(fd);
    return path;
  });
}

/** Our hashing, in its own process; times exclude Node's start. */
export async function runOurs(args: readonly string[]): Promise<OurRun> {
  const child = spawn(process.execPath, [RUNNER, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  for await (const chunk of child.stdout) text += String(chunk);
  const run = JSON.parse(text) as Omit<OurRun, 'digests'>;
  return { ...run, digests: (run.manifest?.resources ?? []).map(({ digest }) => digest).sort() };
}

/** `openssl dgst -sha256` over the files, one after the other; processor time includes its start (some ms). */
export function runOpenssl(paths: readonly string[]): Run {
  const command = `openssl dgst -r -sha256 ${paths.map((p) => `'${p}'`).join(' ')}\ntimes`;
  const start = performance.now();
  const output = execFileSync('sh', ['-c', command], { encoding: 'utf8' });
  const wallMs = performance.now() - start;
  const lines = output.trim().split('\n');
  const [, ofChildren = ''] = lines.splice(-2);
  const seconds = [...ofChildren.matchAll(/(\d+)m([\d.]+)s/g)].map(
    ([, minutes, rest]) => Number(minutes) * 60 + Number(rest),
  );
  return {
    wallMs,
    cpuMs: seconds.reduce((a, b) => a + b, 0) * 1000,
    maxRssMb: 0,
    digests: lines.map((line) => line.slice(0, 64)).sort(),
  };
}

/** How much more two processes of `openssl speed` hash than one: the limit that the processors set. */
export function opensslScaling(): number {
  const speed = (processes: number): number => {
    const args = ['speed', '-multi', `${processes}`, '-seconds', '2', '-bytes', '262144'];
    const output = execFileSync('openssl', [...args, '-evp', 'sha256'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return Number(/^sha256\s+([\d.]+)k/m.exec(output)?.[1]);
  };
  return speed(2) / speed(1);
}

const PYTHON = `
import json, resource, sys, time
from model_signing import hashing
cpu, wall = time.process_time(), time.perf_counter()
manifest = hashing.Config().use_file_serialization().hash(sys.argv[1])
wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
print(json.dumps({
  "wallMs": wall * 1000,
  "cpuMs": cpu * 1000,
  "maxRssMb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
  "digests": sorted(rd.digest.digest_hex for rd in manifest.resource_descriptors()),
}))`;

/** The reference implementation's hashing with its defaults; times without Python's start and imports. */
export function runPython(python: string, model: string): Run {
  return JSON.parse(execFileSync(python, ['-c', PYTHON, model], { encoding: 'utf8' })) as Run;
}

/** Version of the reference implementation. */
export function pythonVersion(python: string): string {
  const script = 'import importlib.metadata as m; print(m.version("model-signing"))';
  return execFileSync(python, ['-c', script], { encoding: 'utf8' }).trim();
}

/** Empties the page cache, if this user is permitted to; returns whether it did. */
export function dropCaches(): boolean {
  execFileSync('sync');
  try {
    writeFileSync('/proc/sys/vm/drop_caches', '3');
    return true;
  } catch {
    return false;
  }
}
