import type { CommandGroup } from '../../command.ts';
import { signCertificate } from './certificate.ts';
import { signKey } from './key.ts';
import { signSigstore } from './sigstore.ts';

const ELSEWHERE =
  'Sign with a token through signModel and customSigner of @weighbridge/model-signing: PKCS #11 needs a native driver, so it is not in this program; examples/sign-with-pkcs11 of the repository shows it.';

/** `weighbridge sign <method> <model>`. Registry: every way to sign, in the order that help shows. */
export const sign: CommandGroup = {
  name: 'sign',
  summary: 'sign a model (OpenSSF Model Signing 1.0)',
  examples: [
    ['weighbridge sign key ./fraud-v7 --private-key key.pem', 'writes model.sig'],
    [
      'weighbridge sign ./fraud-v7 --use-ambient-credentials',
      'without a method: sigstore, as an identity of this pipeline',
    ],
  ],
  commands: [signKey, signCertificate, signSigstore],
  fallback: 'sigstore',
  elsewhere: { 'pkcs11-key': ELSEWHERE, 'pkcs11-certificate': ELSEWHERE },
};
