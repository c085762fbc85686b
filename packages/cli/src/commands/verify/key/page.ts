import type { CommandPage } from '../../../command.ts';
import { modelToVerify } from '../argument.ts';

/** The help of `verify key`. */
export const page: CommandPage = {
  summary: 'verify with the public key of the signer',
  arguments: modelToVerify,
  examples: [
    [
      'weighbridge verify key ./fraud-v7 --signature fraud.sig --public-key key.pub',
      'who signed, and that nothing differs',
    ],
    [
      'weighbridge verify key ./fraud-v7 --public-key key.pub --only model.safetensors',
      'only one file; the others are reported as not compared',
    ],
  ],
};
