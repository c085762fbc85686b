import { Option } from 'commander';
import type { Command } from 'commander';
import { addModelOptions } from '../../model/options.ts';
import type { ModelOptions } from '../../model/options.ts';
import { addOutputOptions } from '../../output/options.ts';
import type { OutputOptions } from '../../output/options.ts';
import { addPolicyOption, strictOption } from '../../weighing/policy-options.ts';

/** Options of `bom`. */
export interface BomOptions extends OutputOptions, ModelOptions {
  readonly policy?: string;
  readonly strict?: true;
  readonly specVersion: '1.6' | '1.7';
  readonly timestamp: boolean;
}

/** Adds them. */
export function addBomOptions(parser: Command): void {
  addPolicyOption(parser, undefined);
  parser.addOption(strictOption());
  parser.addOption(
    new Option('--spec-version <version>', 'the CycloneDX version to write')
      .choices(['1.6', '1.7'])
      .default('1.7'),
  );
  parser.option(
    '--no-timestamp',
    'omit the time: the same files then give the same bytes, as with SOURCE_DATE_EPOCH',
  );
  addOutputOptions(parser, 'json', ['pretty', 'json', 'sarif', 'html', 'markdown']);
  addModelOptions(parser);
}
