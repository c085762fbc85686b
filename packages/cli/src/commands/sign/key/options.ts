import type { Command } from 'commander';
import { addPrivateKeyOptions, addTimestampOption } from '../../../signers/key-options.ts';
import type { PrivateKeyOptions, TimestampOptions } from '../../../signers/key-options.ts';
import { addSignOptions } from '../options.ts';
import type { SignOptions } from '../options.ts';

/** Options of `sign key`. */
export interface SignKeyOptions extends SignOptions, PrivateKeyOptions, TimestampOptions {}

/** Adds them. */
export function addSignKeyOptions(parser: Command): void {
  addPrivateKeyOptions(parser);
  addTimestampOption(parser);
  addSignOptions(parser);
}
