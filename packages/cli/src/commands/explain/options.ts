import type { Command } from 'commander';
import { addOutputOptions } from '../../output/options.ts';
import type { OutputOptions } from '../../output/options.ts';
import { addPolicyOption } from '../../weighing/policy-options.ts';

/** Options of `explain`. */
export interface ExplainOptions extends OutputOptions {
  readonly policy?: string;
}

/** Adds them. */
export function addExplainOptions(parser: Command): void {
  addPolicyOption(parser, undefined);
  addOutputOptions(parser, 'pretty');
}
