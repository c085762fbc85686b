import { InvalidArgumentError, Option } from 'commander';
import type { Command } from 'commander';
import { maxAgeOption } from '../../../program/duration.ts';
import { repeatable } from '../../../program/flag.ts';
import { addSubjectOptions } from '../../../subjects/options.ts';
import { addAnyTrust } from '../../../trust/options.ts';
import { addReadingOptions } from '../statement-options.ts';
import type { StatementOptions } from '../statement-options.ts';

/** Options of `verify attestation`. */
export interface AttestationOptions extends StatementOptions {
  readonly type: readonly string[];
  readonly anySubject?: true;
  readonly builder: readonly string[];
  readonly buildType: readonly string[];
  readonly source?: string;
  readonly sourceRef?: string;
  readonly sourceCommit?: string;
  readonly verifier: readonly string[];
  readonly resourceUri?: string;
  readonly level: readonly string[];
  readonly policyUri?: string;
  readonly policyDigest?: string;
  readonly maxAgeDays?: number;
}

/** Adds the options of `verify attestation`. */
export function addAttestationOptions(parser: Command): Command {
  addAnyTrust(parser);
  parser.optionsGroup('What it must say:');
  parser.addOption(
    repeatable(
      '--type <type>',
      'provenance, vsa, svr, cyclonedx, posture, or the URI of a predicate type',
    ),
  );
  addSubjectOptions(parser);
  parser
    .addOption(
      new Option(
        '--model <dir>',
        'the model as it is here: a signature must list all of it; otherwise the statement must name its own digest',
      ),
    )
    .addOption(new Option('--any-subject', 'one of the subjects is enough (default: all of them)'))
    .addOption(repeatable('--builder <id>', 'provenance: who may have built it, or any'))
    .addOption(repeatable('--build-type <uri>', 'provenance: how it may have been built'))
    .addOption(new Option('--source <url>', 'provenance: repository it was built from, or any'))
    .addOption(new Option('--source-ref <ref>', 'provenance: full ref, such as refs/tags/v7'))
    .addOption(new Option('--source-commit <id>', 'provenance: id of the commit'))
    .addOption(repeatable('--verifier <id>', 'vsa, svr: who may have verified it, or any'))
    .addOption(new Option('--resource-uri <uri>', 'vsa: where the model is used from, or any'))
    .addOption(repeatable('--level <name>', 'vsa, svr: level or property it must have, or any'))
    .addOption(new Option('--policy-uri <uri>', 'vsa, svr: under which policy'))
    .addOption(new Option('--policy-digest <digest>', 'vsa, svr: digest of that policy'))
    .addOption(maxAgeOption('vsa, svr: maximum age, such as 30d; never after its own end'))
    .addOption(
      new Option('--max-age-days <days>', 'the same in days').argParser(days).conflicts('maxAge'),
    );
  parser.optionsGroup('Options:');
  return addReadingOptions(parser);
}

function days(text: string): number {
  if (!/^\d{1,6}(\.\d+)?$/.test(text)) {
    throw new InvalidArgumentError('It must be a number of days, such as 30.');
  }
  return Number(text);
}
