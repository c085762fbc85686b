import { defineCommand } from '../../../command.ts';
import { addPostureOptions } from './options.ts';
import type { PostureOptions } from './options.ts';
import { page } from './page.ts';

/** `weighbridge verify posture <statement>`: a signed posture, computed again from its evidence. */
export const verifyPosture = defineCommand<PostureOptions>({
  name: 'posture',
  ...page,
  configure: addPostureOptions,
  async run([statement = '-'], options, io) {
    const { postureCommand } = await import('./run.ts');
    return postureCommand(statement, options, io);
  },
});
