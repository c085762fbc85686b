import { Option } from 'commander';
import type { Command } from 'commander';
import { maxAgeOption } from '../../../program/duration.ts';
import { addSubjectOptions } from '../../../subjects/options.ts';
import { addAnyTrust } from '../../../trust/options.ts';
import { strictOption } from '../../../weighing/policy-options.ts';
import { addReadingOptions } from '../statement-options.ts';
import type { StatementOptions } from '../statement-options.ts';

/** Options of `verify posture`. */
export interface PostureOptions extends StatementOptions {
  readonly evidence?: string;
  readonly policy?: string;
  readonly previous?: string;
  readonly strict?: true;
  readonly genuineOnly?: true;
}

/** Adds the options of `verify posture`. */
export function addPostureOptions(parser: Command): Command {
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
      'the exported evidence (default: posture-evidence.json next to the statement)',
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
      maxAgeOption('how long after the weighing it counts, such as 30d; never after its own end'),
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
        'require no admission: exit code 0 means that it is genuine, whatever it says and however old it is',
      ),
    );
}
