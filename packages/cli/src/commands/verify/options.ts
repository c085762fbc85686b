import { Option } from 'commander';
import type { Command } from 'commander';
import { addBelieving } from '../../model/believing.ts';
import type { BelievingOptions } from '../../model/believing.ts';
import { addSelection } from '../../model/selection.ts';
import type { SelectionOptions } from '../../model/selection.ts';
import { DEFAULT_SIGNATURE } from '../../model/signature.ts';
import { addOutputOptions } from '../../output/options.ts';
import type { OutputOptions } from '../../output/options.ts';
import { repeatable } from '../../program/flag.ts';
import { nowOption } from '../../program/now.ts';
import { failOnOption } from './fail-on.ts';
import type { FailOnOptions } from './fail-on.ts';
import { VERIFY_FORMATS } from './formats.ts';

/** Options of `verify` of a model with any method. */
export interface VerifyOptions
  extends OutputOptions, SelectionOptions, BelievingOptions, FailOnOptions {
  readonly signature: string;
  readonly ignoreUnsignedFiles: boolean;
  readonly only: readonly string[];
  readonly now?: Date;
}

/** Adds the options that `verify` of a model has with every method. */
export function addVerifyOptions(parser: Command): Command {
  parser.addOption(
    new Option('-s, --signature <file>', 'the signature').default(DEFAULT_SIGNATURE),
  );
  addSelection(parser);
  parser
    .addOption(
      new Option(
        '--ignore-unsigned-files',
        'accept files that are not signed, and list them',
      ).default(false, 'refuse them'),
    )
    .addOption(new Option('--no-ignore-unsigned-files', 'refuse them').hideHelp())
    .addOption(
      repeatable(
        '--only <path>',
        'compare only this file of the model, for a loader that reads no others',
      ),
    )
    .addOption(failOnOption())
    .addOption(nowOption());
  addBelieving(parser);
  return addOutputOptions(parser, 'pretty', VERIFY_FORMATS);
}
