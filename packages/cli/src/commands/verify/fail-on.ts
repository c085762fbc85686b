import type { Finding, Level } from '@weighbridge/core';
import { plural } from '@weighbridge/report';
import { Option } from 'commander';
import { EXIT } from '../../exit.ts';
import type { ExitCode } from '../../exit.ts';

/** The level from which a finding that accompanies a good answer makes the exit code 1. */
export interface FailOnOptions {
  readonly failOn?: 'error' | 'warning' | 'note';
}

/** Levels in ascending order: each one includes those after it. */
const ORDER: readonly Level[] = ['none', 'note', 'warning', 'error'];

/** `--fail-on`. */
export function failOnOption(): Option {
  return new Option(
    '--fail-on <level>',
    'exit code 1 also when the answer has findings of this level or above (default: 0 for whatever verifies, with or without warnings)',
  ).choices(['error', 'warning', 'note']);
}

/** Why `--fail-on` does not accept a good answer. */
export interface Threshold {
  readonly code: ExitCode;
  /** One sentence for people; undefined where there is nothing. */
  readonly sentence?: string;
}

/** The exit code of a good answer that these findings accompany. */
export function thresholdOf(findings: readonly Finding[], { failOn }: FailOnOptions): Threshold {
  if (failOn === undefined) return { code: EXIT.ok };
  const least = ORDER.indexOf(failOn);
  const count = findings.filter(({ level }) => ORDER.indexOf(level) >= least).length;
  if (count === 0) return { code: EXIT.ok };
  const what = `${plural(count, 'finding')} of level ${failOn}${failOn === 'error' ? '' : ' or above'}`;
  return { code: EXIT.refused, sentence: `${what}, which --fail-on does not accept` };
}
