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

/** Adds the options that a signed weighing needs, and those of every signer. */
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
        'where to write them (default: attestations in the model)',
      ),
    )
    .addOption(new Option('--verifier <uri>', 'who weighs, for the VSA and the SVR'))
    .addOption(new Option('--resource-uri <uri>', 'where the model is used from, for the VSA'))
    .addOption(new Option('--policy-uri <uri>', 'where the policy is published, for both'));
  addPrivateKeyOptions(parser, false);
  addCertificateOptions(parser, false);
  parser.addOption(transparencyLogOption());
  addSigstoreSigning(parser);
}
