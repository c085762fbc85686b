import { defineCommand } from '../../../command.ts';
import { addVerifyOptions } from '../../../model/signing-options.ts';
import type { VerifyOptions } from '../../../model/signing-options.ts';
import { addKeyTrust } from '../../../trust/options.ts';
import type { TrustOptions } from '../../../trust/options.ts';

interface VerifyKeyOptions extends VerifyOptions, TrustOptions {}

/** `weighbridge verify key <model>`: by the public key of the signer. */
export const verifyKey = defineCommand<VerifyKeyOptions>({
  name: 'key',
  summary: 'verify with the public key of the signer',
  examples: [
    [
      'weighbridge verify key ./fraud-v7 --signature fraud.sig --public-key key.pub',
      'who signed, and that nothing differs',
    ],
    [
      'weighbridge verify key ./fraud-v7 --public-key key.pub --only model.safetensors',
      'one file alone; the others are told as not compared',
    ],
  ],
  configure(parser) {
    addKeyTrust(parser);
    addVerifyOptions(parser);
  },
  async run(model = '.', options, io) {
    const { verifyCommand } = await import('../run.ts');
    return verifyCommand('key', model, options, io);
  },
});
