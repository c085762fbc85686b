import type { Command } from 'commander';
import { addSigstoreTrust } from '../../../trust/options.ts';
import type { TrustOptions } from '../../../trust/options.ts';
import { addVerifyOptions } from '../options.ts';
import type { VerifyOptions } from '../options.ts';

/** Options of `verify sigstore`. */
export interface VerifySigstoreOptions extends VerifyOptions, TrustOptions {}

/** Adds them. */
export function addVerifySigstoreOptions(parser: Command): void {
  addSigstoreTrust(parser);
  addVerifyOptions(parser);
}
