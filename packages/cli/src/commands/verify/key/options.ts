import type { Command } from 'commander';
import { addKeyTrust } from '../../../trust/options.ts';
import type { TrustOptions } from '../../../trust/options.ts';
import { addVerifyOptions } from '../options.ts';
import type { VerifyOptions } from '../options.ts';

/** Options of `verify key`. */
export interface VerifyKeyOptions extends VerifyOptions, TrustOptions {}

/** Adds them. */
export function addVerifyKeyOptions(parser: Command): void {
  addKeyTrust(parser);
  addVerifyOptions(parser);
}
