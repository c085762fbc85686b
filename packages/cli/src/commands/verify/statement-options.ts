import type { Command } from 'commander';
import { allowRootOption } from '../../model/options.ts';
import { addOutputOptions } from '../../output/options.ts';
import type { OutputOptions } from '../../output/options.ts';
import { nowOption } from '../../program/now.ts';
import type { SubjectOptions } from '../../subjects/options.ts';
import type { TrustOptions } from '../../trust/options.ts';
import { failOnOption } from './fail-on.ts';
import type { FailOnOptions } from './fail-on.ts';
import { VERIFY_FORMATS } from './formats.ts';

/** Options of every command that verifies a statement about a model. */
export interface StatementOptions
  extends OutputOptions, TrustOptions, SubjectOptions, FailOnOptions {
  readonly model?: string;
  readonly allowRoot: readonly string[];
  readonly cache?: string | boolean;
  readonly now?: Date;
  readonly maxAge?: number;
}

/** Adds how a model is read and when it is judged, and the output options. */
export function addReadingOptions(parser: Command): Command {
  parser
    .addOption(failOnOption())
    .addOption(allowRootOption())
    .option('--cache <file>', 'believe digests kept here; auto: the file that weigh keeps')
    .option('--no-cache', 'read every byte')
    .addOption(nowOption());
  return addOutputOptions(parser, 'pretty', VERIFY_FORMATS);
}
