import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Folder in a package where every test process records what it runs. */
export const RUNNING = 'test-results/running';

/** A running test, as recorded by its process. */
export interface RunningTest {
  /** Process that runs it. */
  readonly pid: number;
  /** File and name. */
  readonly name: string;
  /** Its own time limit. */
  readonly limitMs: number;
  /** Milliseconds since the epoch. */
  readonly since: number;
  /** CPU time that its process had used when the test began, ms. */
  readonly cpuMs: number;
}

/** The file in which a process records what it runs. */
export function fileOf(folder: string, pid: number): string {
  return join(folder, `${pid}.json`);
}

/** The running tests of the processes that wrote to a folder. */
export function runningTests(folder: string): readonly RunningTest[] {
  return names(folder).flatMap((name) => {
    try {
      const path = join(folder, name);
      const { mtimeMs: since } = statSync(path);
      return [{ ...(JSON.parse(readFileSync(path, 'utf8')) as RunningTest), since }];
    } catch {
      // Nothing runs there, or the file is being written.
      return [];
    }
  });
}

function names(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
