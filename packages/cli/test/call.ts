import { join } from 'node:path';
import { run } from '../src/index.ts';
import { recordedIo } from './io.ts';

/** What one run of the program gave. */
export interface Answer {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** A time to judge at, so that answers are the same every time. */
export const NOW = ['--now', '2026-11-23T12:00:00Z'];

/** Runs the program in the folder, with its own cache there. */
export async function callIn(
  home: string,
  argv: readonly string[],
  parts: Parameters<typeof recordedIo>[0] = {},
): Promise<Answer> {
  const env = { XDG_CACHE_HOME: join(home, 'cache') };
  const io = recordedIo({ cwd: home, env, ...parts });
  const code = await run(argv, io);
  return { code, out: io.out(), err: io.err() };
}
