import type { Command } from 'commander';
import {
  addCertificateOptions,
  addPrivateKeyOptions,
  addTimestampOption,
} from '../../../signers/key-options.ts';
import type {
  CertificateOptions,
  PrivateKeyOptions,
  TimestampOptions,
} from '../../../signers/key-options.ts';
import { addSignOptions } from '../options.ts';
import type { SignOptions } from '../options.ts';

/** Options of `sign certificate`. */
export interface SignCertificateOptions
  extends SignOptions, PrivateKeyOptions, CertificateOptions, TimestampOptions {}

/** Adds them. */
export function addSignCertificateOptions(parser: Command): void {
  addPrivateKeyOptions(parser);
  addCertificateOptions(parser);
  addTimestampOption(parser);
  addSignOptions(parser);
}
