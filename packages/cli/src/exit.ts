import type { GateOutcome } from '@weighbridge/core';

/** What the program answers to its caller; the same for every command, now and later. */
export const EXIT = {
  /** Admitted, also with conditions; clean; help shown. */
  ok: 0,
  /** Refused, or findings at the threshold. */
  refused: 1,
  /** Something required is unknown. */
  undecided: 2,
  /** Bad usage or unreadable input. */
  usage: 3,
  /** Ended by Ctrl-C, as shells count it: 128 + SIGINT. */
  interrupted: 130,
} as const;

/** One of the values of `EXIT`: 0, 1, 2, 3 or 130. */
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** The gate's answer as an exit code, with what the number means. */
export function exitOf(outcome: GateOutcome): {
  readonly code: ExitCode;
  readonly meaning: string;
} {
  switch (outcome) {
    case 'admit':
      return { code: EXIT.ok, meaning: 'admitted' };
    case 'admit-with-conditions':
      return { code: EXIT.ok, meaning: 'admitted with conditions' };
    case 'refuse':
      return { code: EXIT.refused, meaning: 'refused' };
    case 'cannot-decide':
      return { code: EXIT.undecided, meaning: 'cannot decide' };
  }
}
