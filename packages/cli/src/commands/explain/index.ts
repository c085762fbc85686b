import { defineCommand } from '../../command.ts';
import { EXIT } from '../../exit.ts';
import { addOutputOptions, addPolicyOption } from '../../options.ts';
import type { OutputOptions } from '../../options.ts';

interface ExplainCommandOptions extends OutputOptions {
  readonly policy?: string;
}

/** `weighbridge explain [id]`: what a control, a rule or an error code means. */
export const explain = defineCommand<ExplainCommandOptions>({
  name: 'explain',
  summary: 'tell what a control, a rule or an error code means, and what to do',
  examples: [
    ['weighbridge explain', 'every control, rule and error code, one line each'],
    ['weighbridge explain WB-ART-1', 'a control: what it needs and what it is evidence for'],
    ['weighbridge explain safetensors/overlap', 'a rule: what it finds and what to do'],
    ['weighbridge explain CERTIFICATE_LAPSED', 'an error code of verify: when, and what to do'],
  ],
  configure(parser) {
    parser.argument(
      '[id]',
      'a control such as WB-ART-1, a rule such as safetensors/overlap, or an error code',
    );
    addPolicyOption(parser, undefined);
    addOutputOptions(parser, 'pretty');
  },
  async run(id, options, io) {
    const { emit } = await import('../../output/emit.ts');
    const { explainReport } = await import('./topics.ts');
    await emit(io, await explainReport(id, options.policy, io), options);
    return EXIT.ok;
  },
});
