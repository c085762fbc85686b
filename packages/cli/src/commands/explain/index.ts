import { defineCommand } from '../../command.ts';
import { addExplainOptions } from './options.ts';
import type { ExplainOptions } from './options.ts';
import { page } from './page.ts';

/** `weighbridge explain [id]`: what a control, a rule or an error code means. */
export const explain = defineCommand<ExplainOptions>({
  name: 'explain',
  ...page,
  configure: addExplainOptions,
  async run([id], options, io) {
    const { explainCommand } = await import('./run.ts');
    return explainCommand(id, options, io);
  },
});
