import { Option } from 'commander';
import type { Command } from 'commander';
import {
  addCertificateOptions,
  addPrivateKeyOptions,
  transparencyLogOption,
} from '../../signers/key-options.ts';
import type { SignerOptions } from '../../signers/options.ts';
import { addSigstoreSigning } from '../../signers/sigstore-options.ts';

/** How `weigh` signs its answer. */
export interface SigningOptions extends SignerOptions {
  readonly sign?: 'key' | 'certificate' | 'sigstore';
  readonly attestations?: string;
  readonly verifier?: string;
  readonly resourceUri?: string;
  readonly policyUri?: string;
}

/** Adds what a signed weighing needs, and the options of every signer. */
export function addSigningOptions(parser: Command): void {
  parser
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
  addPrivateKeyOptions(parser, false);
  addCertificateOptions(parser, false);
  parser.addOption(transparencyLogOption());
  addSigstoreSigning(parser);
}
