import type { Command } from 'commander';
import { addModelOptions } from '../../model/options.ts';
import type { ModelOptions } from '../../model/options.ts';
import { addOutputOptions } from '../../output/options.ts';
import type { OutputOptions } from '../../output/options.ts';
import { addInputOptions, addModelOption } from '../../weighing/input-options.ts';
import { addPolicyOption, strictOption } from '../../weighing/policy-options.ts';
import { addSigningOptions } from './signing-options.ts';
import type { SigningOptions } from './signing-options.ts';

/** Options of `weigh`, except the flags of its inputs: `INPUTS` of the library lists those. */
export interface WeighOptions extends OutputOptions, ModelOptions, SigningOptions {
  readonly policy: string;
  readonly previous?: string;
  readonly strict?: true;
  readonly bomOut?: string;
}

/** Adds them. */
export function addWeighOptions(parser: Command): void {
  addPolicyOption(parser, 'default');
  addOutputOptions(parser, 'pretty', ['pretty', 'json', 'sarif', 'html', 'markdown', 'junit']);
  addModelOptions(parser);
  parser.option(
    '--previous <file>',
    'the last answer as JSON: evidence that it lists and that is now gone counts as withdrawn',
  );
  addInputOptions(parser);
  parser
    .addOption(strictOption())
    .option(
      '--bom-out <file>',
      'also write the bill of materials made from the model; never into the model',
    );
  addModelOption(parser);
  parser.optionsGroup('Signing the answer:');
  addSigningOptions(parser);
}
