import type { Finding, Level } from '@weighbridge/core';
import { plural } from '@weighbridge/report';
import { Option } from 'commander';
import { EXIT } from '../../exit.ts';
import type { ExitCode } from '../../exit.ts';

/** From which level on a finding beside a good answer makes the exit code 1. */
export interface FailOnOptions {
  readonly failOn?: 'error' | 'warning' | 'note';
}

/** Levels from the least, so that each takes in those behind it. */
const ORDER: readonly Level[] = ['none', 'note', 'warning', 'error'];

/** `--fail-on`. */
export function failOnOption(): Option {
  return new Option(
    '--fail-on <level>',
    'exit code 1 also for warnings below the answer of this level or above (default: 0 says that it verifies, whatever is warned of)',
  ).choices(['error', 'warning', 'note']);
}

/** What `--fail-on` has against a good answer. */
export interface Threshold {
  readonly code: ExitCode;
  /** One sentence for people; undefined where there is nothing. */
  readonly sentence?: string;
}

/** The exit code of a good answer with these findings beside it. */
export function thresholdOf(findings: readonly Finding[], { failOn }: FailOnOptions): Threshold {
  if (failOn === undefined) return { code: EXIT.ok };
  const least = ORDER.indexOf(failOn);
  const count = findings.filter(({ level }) => ORDER.indexOf(level) >= least).length;
  if (count === 0) return { code: EXIT.ok };
  const what = `${plural(count, 'finding')} of level ${failOn}${failOn === 'error' ? '' : ' or above'}`;
  return { code: EXIT.refused, sentence: `${what}, which --fail-on does not accept` };
}
