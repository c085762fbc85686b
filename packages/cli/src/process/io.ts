import type { Io } from '../io.ts';
import { remarkSink, resultSink } from './sink.ts';

/** The real process as commands see it, and how to stop listening to it. */
export interface ProcessIo {
  readonly io: Io;
  readonly release: () => void;
}

/**
 * Ties `Io` to this process. The first Ctrl-C asks the command to stop and keep what it has; the second
 * ends the process at once.
 */
export function processIo(): ProcessIo {
  const interrupt = new AbortController();
  const onSignal = (): void => {
    if (interrupt.signal.aborted) process.exit(130);
    interrupt.abort(new DOMException('interrupted', 'AbortError'));
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  return {
    io: {
      stdout: resultSink(process.stdout),
      stderr: remarkSink(process.stderr),
      env: process.env,
      cwd: startFolder(process.env, process.cwd()),
      now: () => new Date(),
      elapsedMs: () => performance.now(),
      askSecret: async (question) => {
        if (!process.stdin.isTTY || !process.stderr.isTTY) return undefined;
        const { askSecret } = await import('./ask-secret.ts');
        return askSecret(question, process.stdin, process.stderr, onSignal);
      },
      signal: interrupt.signal,
    },
    release() {
      process.off('SIGINT', onSignal);
      process.off('SIGTERM', onSignal);
    },
  };
}

/**
 * The user's folder. A package script runs in its package's folder; the package manager says where it was
 * called from. This holds only for the script of this name: under any other name, paths do not start at the
 * caller's folder.
 */
export function startFolder(
  env: Readonly<Record<string, string | undefined>>,
  cwd: string,
): string {
  const { npm_lifecycle_event: script, INIT_CWD: caller } = env;
  return script === 'weighbridge' && caller !== undefined && caller !== '' ? caller : cwd;
}
