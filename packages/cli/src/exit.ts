import type { GateOutcome } from '@weighbridge/core';
import { gateWord } from '@weighbridge/core/view';

/** The program's exit codes; the same for every command, now and later. */
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

/** An exit code, with what the number means. */
export interface Exit {
  readonly code: ExitCode;
  readonly meaning: string;
}

/** The gate's answer as an exit code; with `strict` only a plain admission is 0, and everything else is 1. */
export function exitOf(outcome: GateOutcome, strict = false): Exit {
  const exit = plainExit(outcome);
  if (!strict || outcome === 'admit' || outcome === 'refuse') return exit;
  return { code: EXIT.refused, meaning: `${exit.meaning}, which --strict does not accept` };
}

function plainExit(outcome: GateOutcome): Exit {
  return { code: CODES[outcome], meaning: gateWord(outcome).word.toLowerCase() };
}

/** The exit code where `--strict` refuses what cannot be decided. */
export function underStrict(code: ExitCode, strict = false): ExitCode {
  return strict && code === EXIT.undecided ? EXIT.refused : code;
}

const CODES: Readonly<Record<GateOutcome, ExitCode>> = {
  admit: EXIT.ok,
  'admit-with-conditions': EXIT.ok,
  refuse: EXIT.refused,
  'cannot-decide': EXIT.undecided,
};
