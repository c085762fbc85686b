import { defineCommand } from '../../../command.ts';
import { addSignOptions } from '../../../model/signing-options.ts';
import type { SignOptions } from '../../../model/signing-options.ts';
import { addPrivateKeyOptions, addTimestampOption } from '../../../signers/key-options.ts';
import type { PrivateKeyOptions, TimestampOptions } from '../../../signers/key-options.ts';

interface SignKeyOptions extends SignOptions, PrivateKeyOptions, TimestampOptions {}

/** `weighbridge sign key <model>`: sign with a private key in a file. */
export const signKey = defineCommand<SignKeyOptions>({
  name: 'key',
  summary: 'sign with a private key in a file (ECDSA on P-256, P-384 or P-521)',
  examples: [
    [
      'weighbridge sign key ./fraud-v7 --private-key key.pem --signature fraud.sig',
      'the signature beside the model',
    ],
    [
      'weighbridge sign key ./fraud-v7 --private-key key.pem --password-file pass.txt',
      'with an encrypted key',
    ],
    [
      'openssl ecparam -name prime256v1 -genkey -noout -out key.pem',
      'makes a key; openssl ec -in key.pem -pubout gives others what they verify with',
    ],
  ],
  configure(parser) {
    addPrivateKeyOptions(parser);
    addTimestampOption(parser);
    addSignOptions(parser);
  },
  async run(model = '.', options, io) {
    const { signCommand } = await import('../run.ts');
    return signCommand('key', model, options, io);
  },
});
