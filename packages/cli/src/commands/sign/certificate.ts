import { defineCommand } from '../../command.ts';
import {
  addCertificateOptions,
  addPrivateKeyOptions,
  addTimestampOption,
} from '../../signing/key-options.ts';
import type {
  CertificateOptions,
  PrivateKeyOptions,
  TimestampOptions,
} from '../../signing/key-options.ts';
import { addSignOptions } from '../../signing/options.ts';
import type { SignOptions } from '../../signing/options.ts';

interface SignCertificateOptions
  extends SignOptions, PrivateKeyOptions, CertificateOptions, TimestampOptions {}

/** `weighbridge sign certificate <model>`: sign with a key that a certificate vouches for. */
export const signCertificate = defineCommand<SignCertificateOptions>({
  name: 'certificate',
  summary: 'sign with a private key and the certificate that vouches for it',
  examples: [
    [
      'weighbridge sign certificate ./fraud-v7 --private-key key.pem --signing-certificate leaf.pem --certificate-chain ca.pem',
      'the chain goes into the signature; who verifies brings the authority',
    ],
    [
      'weighbridge sign certificate ./fraud-v7 --private-key key.pem --signing-certificate leaf.pem --timestamp-url https://tsa.example.org',
      'with a timestamp the signature outlives the certificate',
    ],
  ],
  configure(parser) {
    addPrivateKeyOptions(parser);
    addCertificateOptions(parser);
    addTimestampOption(parser);
    addSignOptions(parser);
  },
  async run(model = '.', options, io) {
    const { signCommand } = await import('../../signing/sign-command.ts');
    return signCommand('certificate', model, options, io);
  },
});
