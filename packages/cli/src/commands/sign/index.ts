import type { CommandGroup } from '../../command.ts';
import { signCertificate } from './certificate/index.ts';
import { signKey } from './key/index.ts';
import { page } from './page.ts';
import { signSigstore } from './sigstore/index.ts';

/** `weighbridge sign <method> <model>`. Registry: every way to sign, in the order that help shows. */
export const sign: CommandGroup = {
  name: 'sign',
  ...page,
  commands: [signKey, signCertificate, signSigstore],
  fallback: 'sigstore',
};
