import { readAttestations } from '@weighbridge/model-signing/attestation';
import { defineReading } from '../reading.ts';

/** The bytes of every statement beside the model; nothing of them is verified. */
export const attestationFiles = defineReading({
  id: 'attestation-files',
  needs: ['folder'],
  async read({ inputs: { folder }, settings: { signal } }) {
    return (await readAttestations(folder, signal === undefined ? {} : { signal })).files;
  },
});
