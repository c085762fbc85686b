import type { CommandPage } from '../../../command.ts';

/** The help of `verify posture`. */
export const page: CommandPage = {
  summary: 'verify a signed posture and compute its verdict again, byte for byte',
  arguments: [['<statement>', 'the posture statement, such as attestations/posture.json']],
  examples: [
    [
      'weighbridge verify posture ./fraud-v7/attestations/posture.json --model ./fraud-v7 --public-key gate.pub',
      'signed by a signer you trust, about exactly these bytes, and correctly computed',
    ],
    [
      'weighbridge verify posture posture.json --signature fraud.sig --public-key gate.pub',
      'about the model of that signature, without its files',
    ],
  ],
};
