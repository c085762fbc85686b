import { defineCommand } from '../../command.ts';
import { addOutputOptions } from '../../output/options.ts';
import type { OutputOptions } from '../../output/options.ts';
import { page } from './page.ts';

/** `weighbridge inspect <bundle>`: what a signature claims, none of it verified. */
export const inspect = defineCommand<OutputOptions>({
  name: 'inspect',
  ...page,
  configure: (parser) => void addOutputOptions(parser, 'pretty', ['pretty', 'json']),
  async run([bundle = '-'], options, io) {
    const { inspectCommand } = await import('./run.ts');
    return inspectCommand(bundle, options, io);
  },
});
