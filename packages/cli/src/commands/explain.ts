import { defineCommand } from '../command.ts';
import { CliError } from '../error.ts';
import { EXIT } from '../exit.ts';
import { addOutputOptions } from '../options.ts';
import type { OutputOptions } from '../options.ts';

/** `weighbridge explain [id]`: what a control or a rule means. */
export const explain = defineCommand<OutputOptions>({
  name: 'explain',
  summary: 'tell what a control or a rule means, and what to do',
  examples: [
    ['weighbridge explain', 'every control and every rule, one line each'],
    ['weighbridge explain WB-ART-1', 'a control: what it needs and what it is evidence for'],
    ['weighbridge explain safetensors/overlap', 'a rule: what it finds and what to do'],
  ],
  configure(parser) {
    parser.argument('[id]', 'a control such as WB-ART-1, or a rule such as safetensors/overlap');
    addOutputOptions(parser, 'pretty');
  },
  async run(id, options, io) {
    const { emit } = await import('../output.ts');
    const { allTopics, topicId } = await import('../topics.ts');
    const { reportTool } = await import('../tool.ts');
    const topics = await allTopics();
    const wanted = id?.toLowerCase();
    const found =
      wanted === undefined
        ? topics
        : topics.filter((topic) => topicId(topic).toLowerCase() === wanted);
    if (found.length === 0) {
      const { nearest } = await import('../nearest.ts');
      const near = nearest(id ?? '', topics.map(topicId));
      const hint =
        near.length === 0
          ? 'Run weighbridge explain for all of them'
          : `Did you mean ${near.join(', ')}`;
      throw new CliError(
        'BAD_USAGE',
        `${hint}: there is no control or rule ${JSON.stringify(id)}.`,
      );
    }
    const detail = wanted === undefined ? 'list' : 'full';
    await emit(io, { kind: 'explain', tool: reportTool(), detail, topics: found }, options);
    return EXIT.ok;
  },
});
