import { defineCommand } from '../../command.ts';
import { addWeighOptions } from './options.ts';
import type { WeighOptions } from './options.ts';
import { page } from './page.ts';

/** `weighbridge weigh <model>`: the answer for one model. */
export const weigh = defineCommand<WeighOptions>({
  name: 'weigh',
  ...page,
  configure: addWeighOptions,
  async run([model = '.'], options, io) {
    const { weighCommand } = await import('./run.ts');
    return weighCommand(model, options, io);
  },
});
