import { defineCommand } from '../../command.ts';
import { addBomOptions } from './options.ts';
import type { BomOptions } from './options.ts';
import { page } from './page.ts';

/** `weighbridge bom <model>`: the bill of materials of one model. */
export const bom = defineCommand<BomOptions>({
  name: 'bom',
  ...page,
  configure: addBomOptions,
  async run([model = '.'], options, io) {
    const { bomCommand } = await import('./run.ts');
    return bomCommand(model, options, io);
  },
});
