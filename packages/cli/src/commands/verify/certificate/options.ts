import type { Command } from 'commander';
import { addCertificateTrust } from '../../../trust/options.ts';
import type { TrustOptions } from '../../../trust/options.ts';
import { addVerifyOptions } from '../options.ts';
import type { VerifyOptions } from '../options.ts';

/** Options of `verify certificate`. */
export interface VerifyCertificateOptions extends VerifyOptions, TrustOptions {}

/** Adds them. */
export function addVerifyCertificateOptions(parser: Command): void {
  addCertificateTrust(parser);
  addVerifyOptions(parser);
}
