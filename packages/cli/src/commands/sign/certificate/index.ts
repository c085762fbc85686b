import { defineCommand } from '../../../command.ts';
import { addSignOptions } from '../../../model/signing-options.ts';
import type { SignOptions } from '../../../model/signing-options.ts';
import {
  addCertificateOptions,
  addPrivateKeyOptions,
  addTimestampOption,
} from '../../../signers/key-options.ts';
import type {
  CertificateOptions,
  PrivateKeyOptions,
  TimestampOptions,
} from '../../../signers/key-options.ts';

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
    const { signCommand } = await import('../run.ts');
    return signCommand('certificate', model, options, io);
  },
});
