import { defineReading } from '../reading.ts';
import { checkAttestations } from '../signing/check-attestations.ts';

/** Every attestation beside the model that can be made evidence of, checked against those who may sign. */
export const attestations = defineReading({
  id: 'attestations',
  needs: ['folder'],
  uses: ['signers', 'sigstoreRoot'],
  read: ({ inputs, settings: { now, signal } }) => checkAttestations({ ...inputs, now, signal }),
});
