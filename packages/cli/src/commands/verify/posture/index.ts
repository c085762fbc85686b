import { defineCommand } from '../../../command.ts';
import { addPostureOptions } from './options.ts';
import type { PostureOptions } from './options.ts';

/** `weighbridge verify posture <statement>`: a signed posture, computed again from its evidence. */
export const verifyPosture = defineCommand<PostureOptions>({
  name: 'posture',
  summary: 'verify a signed posture and compute its verdict again, byte for byte',
  examples: [
    [
      'weighbridge verify posture ./fraud-v7/attestations/posture.json --model ./fraud-v7 --public-key gate.pub',
      'signed by whom you trust, about these very bytes, and rightly computed',
    ],
    [
      'weighbridge verify posture posture.json --signature fraud.sig --public-key gate.pub',
      'about the model of that signature, without its files',
    ],
  ],
  configure: addPostureOptions,
  async run(statement = '-', options, io) {
    const { postureCommand } = await import('./run.ts');
    return postureCommand(statement, options, io);
  },
});
