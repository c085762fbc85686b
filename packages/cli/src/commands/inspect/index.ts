import { defineCommand } from '../../command.ts';
import { addAnswerOptions } from '../../output/options.ts';
import type { AnswerOptions } from '../../output/options.ts';
import { page } from './page.ts';

/** `weighbridge inspect <bundle>`: what a signature claims, none of it verified. */
export const inspect = defineCommand<AnswerOptions>({
  name: 'inspect',
  ...page,
  configure: addAnswerOptions,
  async run([bundle = '-'], options, io) {
    const { inspectCommand } = await import('./run.ts');
    return inspectCommand(bundle, options, io);
  },
});
