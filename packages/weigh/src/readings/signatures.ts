import { defineReading } from '../reading.ts';
import { checkSignatures } from '../signing/check-signatures.ts';
import { digests } from './digests.ts';

/** Every signature of the model, checked against those who may sign. */
export const signatures = defineReading({
  id: 'signatures',
  needs: ['folder'],
  uses: ['signers', 'signature', 'sigstoreRoot'],
  reads: [digests],
  async read({ inputs, read, settings: { now, digestCache, signal } }) {
    const known = await read(digests);
    return checkSignatures({ ...inputs, digests: known.digests, digestCache, now, signal });
  },
});
