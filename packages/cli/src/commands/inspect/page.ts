import type { CommandPage } from '../../command.ts';

/** The help of `inspect`. */
export const page: CommandPage = {
  summary: 'show what a signature or attestation claims, NOT verified',
  arguments: [['<bundle>', 'the signature or attestation file']],
  examples: [
    ['weighbridge inspect model.sig', 'the method, the claimed signer and the files it lists'],
    ['weighbridge inspect model.sig --format json', 'the same for programs'],
  ],
};
