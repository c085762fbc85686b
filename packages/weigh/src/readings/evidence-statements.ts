import { checkStatements } from '../handed-in/check-statements.ts';
import { defineReading } from '../reading.ts';
import { attestationFiles } from './attestation-files.ts';

/**
 * Every statement of evidence that is handed in, in the model's folder or from elsewhere, with its proved
 * signer.
 */
export const evidenceStatements = defineReading({
  id: 'evidence-statements',
  needs: [],
  uses: ['folder', 'statements', 'signers', 'sigstoreRoot'],
  mayRead: [attestationFiles],
  async read({ inputs, read, settings: { now, signal } }) {
    const { folder, statements = [], ...trust } = inputs;
    const beside = folder === undefined ? [] : await read(attestationFiles);
    return checkStatements(beside, statements, { ...trust, now, signal });
  },
});
