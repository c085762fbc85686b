import type { Command } from 'commander';
import { addSigstoreSigning } from '../../../signers/sigstore-options.ts';
import type { SigstoreSigningOptions } from '../../../signers/sigstore-options.ts';
import { addSignOptions } from '../options.ts';
import type { SignOptions } from '../options.ts';

/** Options of `sign sigstore`. */
export interface SignSigstoreOptions extends SignOptions, SigstoreSigningOptions {}

/** Adds them. */
export function addSignSigstoreOptions(parser: Command): void {
  addSigstoreSigning(parser);
  addSignOptions(parser);
}
