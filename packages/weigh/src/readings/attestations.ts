import { defineReading } from '../reading.ts';
import { checkAttestations } from '../signing/check-attestations.ts';
import { attestationFiles } from './attestation-files.ts';

/** Every attestation beside the model that can be made evidence of, checked against those who may sign. */
export const attestations = defineReading({
  id: 'attestations',
  needs: [],
  uses: ['signers', 'sigstoreRoot'],
  reads: [attestationFiles],
  async read({ inputs, read, settings: { now, signal } }) {
    return checkAttestations(await read(attestationFiles), { ...inputs, now, signal });
  },
});
