import { Option } from 'commander';
import type { Command } from 'commander';
import { strictOption } from '../../../options.ts';
import type { AnswerOptions } from '../../../options.ts';
import { maxAgeOption } from '../../../program/duration.ts';
import { addAnyTrust } from '../../../trust/options.ts';
import type { TrustOptions } from '../../../trust/options.ts';
import { addReadingOptions, addSubjectOptions } from '../attestation/options.ts';
import type { SubjectOptions } from '../attestation/options.ts';
import type { FailOnOptions } from '../fail-on.ts';

/** Options of `verify posture`. */
export interface PostureOptions extends AnswerOptions, TrustOptions, SubjectOptions, FailOnOptions {
  readonly evidence?: string;
  readonly policy?: string;
  readonly model?: string;
  readonly allowRoot: readonly string[];
  readonly cache?: string | boolean;
  readonly now?: Date;
  readonly maxAge?: number;
  readonly previous?: string;
  readonly strict?: true;
  readonly genuineOnly?: true;
}

/** Adds the options of `verify posture`. */
export function addPostureOptions(parser: Command): Command {
  parser.argument('<statement>', 'the posture statement, such as attestations/posture.json');
  addAnyTrust(parser);
  parser.optionsGroup('What it must be about:');
  parser.addOption(new Option('--model <dir>', 'the model as it is here; every byte is read'));
  addSubjectOptions(parser);
  parser.addOption(
    new Option(
      '-p, --policy <policy>',
      'default, prod, or a YAML file: the policy that it must have been assessed under',
    ),
  );
  addAdmissionOptions(parser);
  parser.optionsGroup('Options:');
  parser.addOption(
    new Option(
      '--evidence <file>',
      'the exported evidence (default: posture-evidence.json beside the statement)',
    ),
  );
  return addReadingOptions(parser);
}

/** Adds which admission counts. */
function addAdmissionOptions(parser: Command): void {
  parser.optionsGroup('What it must say:');
  parser
    .addOption(strictOption())
    .addOption(
      maxAgeOption(
        'for how long after the weighing it counts, such as 30d; never after its own end',
      ),
    )
    .addOption(
      new Option(
        '--previous <file>',
        'the statement that it must have been weighed against: signed, or as weigh --format json wrote it',
      ),
    )
    .addOption(
      new Option(
        '--genuine-only',
        'ask for no admission: exit code 0 says that it is genuine, whatever it says and however old',
      ),
    );
}

/** How `weigh` signs its answer. */
export interface WeighSigningOptions {
  readonly sign?: 'key' | 'certificate' | 'sigstore';
  readonly attestations?: string;
  readonly verifier?: string;
  readonly resourceUri?: string;
  readonly policyUri?: string;
}

/** Adds what a signed weighing needs beside the key. */
export function addWeighSigning(parser: Command): Command {
  return parser
    .addOption(
      new Option(
        '--sign <method>',
        'sign the answer: posture statement, VSA, SVR and the evidence to compute it again',
      ).choices(['key', 'certificate', 'sigstore']),
    )
    .addOption(
      new Option(
        '--attestations <folder>',
        'where they are written (default: attestations in the model)',
      ),
    )
    .addOption(new Option('--verifier <uri>', 'who weighs, as the VSA and the SVR say'))
    .addOption(new Option('--resource-uri <uri>', 'from where the model is used, as the VSA says'))
    .addOption(new Option('--policy-uri <uri>', 'where the policy is to be found, as they say'));
}
