import { spawn } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';

/** The built program; `pnpm build` makes it. */
export const BIN = fileURLToPath(new URL('../dist/bin.js', import.meta.url));

/** At exit the process reports on stderr what it used: characters read, processor time, largest resident set. */
const PROBE = `data:text/javascript,${encodeURIComponent(`
  import { readFileSync } from 'node:fs';
  process.on('exit', () => {
    const io = /rchar: (\\d+)/.exec(readFileSync('/proc/self/io', 'utf8'));
    const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
    process.stderr.write('\\nPROBE ' + JSON.stringify({ readBytes: Number(io[1]), maxRssBytes: maxRSS * 1024, cpuMs: (userCPUTime + systemCPUTime) / 1000 }));
  });
`)}`;

/** Runs node with these arguments to its end; wall milliseconds include the start of the process. */
export function runNode(args, env = process.env) {
  return new Promise((resolve, reject) => {
    const startedMs = performance.now();
    const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let stdoutBytes = 0;
    let stderr = '';
    child.stdout.on('data', (chunk) => (stdoutBytes += chunk.length));
    child.stderr.on('data', (chunk) => (stderr += chunk));
    child.on('error', reject);
    child.on('close', (code) =>
      resolve({ code, stdoutBytes, stderr, wallMs: performance.now() - startedMs }),
    );
  });
}

/** Wall times of `times` runs, sorted; a run that fails ends the benchmark. */
export async function wallTimes(args, times, env) {
  const walls = [];
  for (let at = 0; at < times; at += 1) {
    const { code, stderr, wallMs } = await runNode(args, env);
    if (code !== 0) throw new Error(`exit ${code}: ${stderr}`);
    walls.push(wallMs);
  }
  return walls.sort((a, b) => a - b);
}

/** Bytes read, processor milliseconds and largest resident set of one run. */
export async function footprint(args, env) {
  const { code, stderr, stdoutBytes } = await runNode(['--import', PROBE, ...args], env);
  if (code !== 0) throw new Error(`exit ${code}: ${stderr}`);
  return { stdoutBytes, ...JSON.parse(stderr.slice(stderr.lastIndexOf('PROBE ') + 6)) };
}

/** The middle of a sorted list. */
export function median(sorted) {
  return sorted[Math.floor(sorted.length / 2)];
}
