import { escapeForDisplay } from '@weighbridge/core';
import { CliError } from '../error.ts';
import { readInput } from '../files/read-input.ts';
import type { Io } from '../io.ts';
import type { PrivateKeyOptions } from './key-options.ts';

const MAX_BYTES = 64 * 1024;
const ENCRYPTED = /^-----BEGIN ENCRYPTED PRIVATE KEY-----|^Proc-Type: 4,ENCRYPTED/m;

/** A private key's text and the passphrase that it needs, if any. Neither is ever shown. */
export interface PrivateKeyText {
  readonly pem: string;
  readonly passphrase?: string | undefined;
}

/**
 * Reads the private key. The passphrase of an encrypted one comes from `--password-file`, `--password`,
 * WEIGHBRIDGE_PASSWORD or the terminal, whichever is there first.
 *
 * @throws {CliError} UNREADABLE; BAD_USAGE when a passphrase is needed and there is none
 */
export async function readPrivateKey(options: PrivateKeyOptions, io: Io): Promise<PrivateKeyText> {
  const pem = await readInput(io.cwd, options.privateKey, 'a private key', MAX_BYTES);
  if (!ENCRYPTED.test(pem)) return { pem };
  return { pem, passphrase: await passphraseOf(options, io) };
}

async function passphraseOf(options: PrivateKeyOptions, io: Io): Promise<string> {
  const { privateKey, password, passwordFile } = options;
  if (passwordFile !== undefined) {
    const text = await readInput(io.cwd, passwordFile, 'a passphrase', MAX_BYTES);
    return text.replace(/\r?\n$/, '');
  }
  const known = password ?? io.env['WEIGHBRIDGE_PASSWORD'];
  if (known !== undefined && known !== '') return known;
  const typed = await io.askSecret(`Passphrase of ${escapeForDisplay(privateKey)}: `);
  if (typed !== undefined) return typed;
  throw new CliError(
    'BAD_USAGE',
    `Give the passphrase of ${privateKey} with --password-file or WEIGHBRIDGE_PASSWORD, or sign on a terminal: the key is encrypted.`,
  );
}
