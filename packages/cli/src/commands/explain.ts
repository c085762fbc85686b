import { defineCommand } from '../command.ts';
import { EXIT } from '../exit.ts';
import { addOutputOptions, addPolicyOption } from '../options.ts';
import type { OutputOptions } from '../options.ts';

interface ExplainCommandOptions extends OutputOptions {
  readonly policy?: string;
}

/** `weighbridge explain [id]`: what a control or a rule means. */
export const explain = defineCommand<ExplainCommandOptions>({
  name: 'explain',
  summary: 'tell what a control or a rule means, and what to do',
  examples: [
    ['weighbridge explain', 'every control and every rule, one line each'],
    ['weighbridge explain WB-ART-1', 'a control: what it needs and what it is evidence for'],
    ['weighbridge explain safetensors/overlap', 'a rule: what it finds and what to do'],
  ],
  configure(parser) {
    parser.argument('[id]', 'a control such as WB-ART-1, or a rule such as safetensors/overlap');
    addPolicyOption(parser, undefined);
    addOutputOptions(parser, 'pretty');
  },
  async run(id, options, io) {
    const { emit } = await import('../output.ts');
    const { explainReport } = await import('../topics.ts');
    await emit(io, await explainReport(id, options.policy, io), options);
    return EXIT.ok;
  },
});
