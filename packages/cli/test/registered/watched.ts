import type { RegisteredCommand } from '../../src/command.ts';
import type { ExitCode } from '../../src/exit.ts';

/** What a command read from its options. */
export interface Watch extends Disposable {
  /** Members that were read, also those that the parser never sets. */
  readonly read: ReadonlySet<string>;
  /** How often the command ran. */
  readonly runs: () => number;
}

type Run = RegisteredCommand['run'];

/** Records which members of its options a command reads, and answers in its place where an answer is given. */
export function watch(command: RegisteredCommand, answer?: ExitCode): Watch {
  const open = command as { run: Run };
  const { run } = open;
  const read = new Set<string>();
  let runs = 0;
  open.run = (given, options, io) => {
    runs += 1;
    const watched = new Proxy(options, {
      get(target, member, receiver) {
        if (typeof member === 'string') read.add(member);
        return Reflect.get(target, member, receiver) as unknown;
      },
    });
    return answer === undefined ? run(given, watched, io) : Promise.resolve(answer);
  };
  return {
    read,
    runs: () => runs,
    [Symbol.dispose]() {
      open.run = run;
    },
  };
}
