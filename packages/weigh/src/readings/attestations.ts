import { defineReading } from '../reading.ts';
import { checkAttestations } from '../signing/check-attestations.ts';
import { attestationFiles } from './attestation-files.ts';

/** Every attestation in the model's folder that can become evidence, checked against those who may sign. */
export const attestations = defineReading({
  id: 'attestations',
  needs: [],
  uses: ['signers', 'sigstoreRoot'],
  reads: [attestationFiles],
  async read({ inputs, read, settings: { now, signal } }) {
    return checkAttestations(await read(attestationFiles), { ...inputs, now, signal });
  },
});
