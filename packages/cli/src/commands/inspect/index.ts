import { defineCommand } from '../../command.ts';
import { addAnswerOptions } from '../../model/signing-options.ts';
import type { AnswerOptions } from '../../options.ts';

/** `weighbridge inspect <bundle>`: what a signature claims, none of it verified. */
export const inspect = defineCommand<AnswerOptions>({
  name: 'inspect',
  summary: 'show what a signature or attestation claims, NOT verified',
  examples: [
    ['weighbridge inspect model.sig', 'which method, who it says signed, which files it lists'],
    ['weighbridge inspect model.sig --format json', 'the same for a program'],
  ],
  configure(parser) {
    parser.argument('<bundle>', 'the signature or attestation file');
    addAnswerOptions(parser);
  },
  async run(bundle = '-', options, io) {
    const { inspectCommand } = await import('./run.ts');
    return inspectCommand(bundle, options, io);
  },
});
