import type { Io } from '../src/index.ts';

/** An `Io` that remembers what was written. */
export interface RecordedIo extends Io {
  readonly out: () => string;
  readonly err: () => string;
}

/** An `Io` without a process: fixed clock, its own environment, no terminal by default. */
export function recordedIo(parts: Partial<Io> & { readonly tty?: number } = {}): RecordedIo {
  const out: string[] = [];
  const err: string[] = [];
  const terminal = { isTTY: parts.tty !== undefined, columns: () => parts.tty };
  let tick = 0;
  return {
    stdout: { write: async (text) => void out.push(text), ...terminal },
    stderr: { write: async (text) => void err.push(text), ...terminal },
    env: {},
    cwd: '/nowhere',
    now: () => new Date('2026-11-23T12:00:00Z'),
    elapsedMs: () => (tick += 1000),
    askSecret: async () => undefined,
    signal: new AbortController().signal,
    ...parts,
    out: () => out.join(''),
    err: () => err.join(''),
  };
}
