import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Folder in a package where every test process writes down what it runs. */
export const RUNNING = 'test-results/running';

/** A test that runs, as its process wrote it down. */
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

/** Where a process writes down what it runs. */
export function fileOf(folder: string, pid: number): string {
  return join(folder, `${pid}.json`);
}

/** What runs in the processes that wrote to a folder. */
export function runningTests(folder: string): readonly RunningTest[] {
  return names(folder).flatMap((name) => {
    try {
      const path = join(folder, name);
      const { mtimeMs: since } = statSync(path);
      return [{ ...(JSON.parse(readFileSync(path, 'utf8')) as RunningTest), since }];
    } catch {
      // Nothing runs there, or it is written just now.
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
