import { defineCommand } from '../../command.ts';
import { addModelOptions, addOutputOptions, addPolicyOption, strictOption } from '../../options.ts';
import type { ModelOptions, OutputOptions } from '../../options.ts';
import { addCertificateOptions, addPrivateKeyOptions } from '../../signers/key-options.ts';
import type { SignerOptions } from '../../signers/options.ts';
import { addSigstoreSigning } from '../../signers/sigstore-options.ts';
import { addInputOptions, addModelOption } from '../../weighing/input-options.ts';
import { addWeighSigning } from '../verify/posture/options.ts';
import type { WeighSigningOptions } from '../verify/posture/options.ts';

export interface WeighCommandOptions
  extends OutputOptions, ModelOptions, WeighSigningOptions, SignerOptions {
  readonly policy: string;
  readonly previous?: string;
  readonly model?: string;
  readonly signature?: string;
  readonly evidence: readonly string[];
  readonly trustedRoot?: string;
  readonly place?: string;
  readonly serving?: true;
  readonly strict?: true;
  readonly bomOut?: string;
}

/** `weighbridge weigh <model>`: the answer for one model. */
export const weigh = defineCommand<WeighCommandOptions>({
  name: 'weigh',
  summary: 'tell whether a model may be used, and why',
  examples: [
    ['weighbridge weigh ./fraud-v7', 'the answer, for people'],
    ['weighbridge weigh ./fraud-v7 --policy prod.yaml', 'under your own policy'],
    ['weighbridge weigh ./fraud-v7 --format sarif -o fraud.sarif', 'for a code-scanning tool'],
    ['weighbridge weigh ./fraud-v7 --format html -o fraud.html', 'a page to look at and to keep'],
    ['weighbridge weigh ./fraud-v7 --format markdown', 'for a comment or a job summary'],
    [
      'weighbridge weigh ./fraud-v7 --format json --previous last.json',
      'notice withdrawn evidence',
    ],
    ['weighbridge weigh ./fraud-v7 --evidence seen.json', 'with what an observer hands in'],
    ['weighbridge weigh ./fraud-v7 --strict', 'exit code 0 for a plain admission alone'],
    ['weighbridge weigh ./fraud-v7 --bom-out fraud.cdx.json', 'and its bill of materials'],
    [
      'weighbridge weigh ./fraud-v7 --sign key --private-key gate.pem',
      'sign the answer; weighbridge verify posture computes it again',
    ],
  ],
  configure(parser) {
    parser.argument('<model>', 'the folder that holds the model, or its one file');
    addPolicyOption(parser, 'default');
    addOutputOptions(parser, 'pretty', ['pretty', 'json', 'sarif', 'html', 'markdown', 'junit']);
    addModelOptions(parser);
    parser.option(
      '--previous <file>',
      'the last answer as JSON: evidence it lists and that is gone counts as withdrawn',
    );
    addInputOptions(parser);
    parser
      .addOption(strictOption())
      .option(
        '--bom-out <file>',
        'write the bill of materials that was made of the model, too; never into the model',
      );
    addModelOption(parser);
    parser.optionsGroup('Signing the answer:');
    addWeighSigning(parser);
    addPrivateKeyOptions(parser, false);
    addCertificateOptions(parser, false);
    addSigstoreSigning(parser);
  },
  async run(dir = '.', options, io) {
    const { withModel } = await import('../../model/session.ts');
    const { tellPosture } = await import('./run.ts');
    if (options.sign === undefined) {
      return withModel(io, dir, options, (session) => tellPosture(session, options, io));
    }
    const { answerSigner, unbelieving } = await import('./sign-answer.ts');
    const sign = await answerSigner(dir, options, io);
    return withModel(io, dir, unbelieving(options), (session) =>
      tellPosture(session, options, io, sign),
    );
  },
});
