import { createPrivateKey, X509Certificate } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { CliError } from '../error.ts';
import { readInput } from '../files/read-input.ts';
import type { Io } from '../io.ts';
import type { PrivateKeyText } from './passphrase.ts';

const MAX_PEM_BYTES = 1024 * 1024;

/**
 * The certificate of a private key. Another key's certificate is refused here, before anything is hashed.
 *
 * @throws {CliError} UNREADABLE when it is not a certificate; BAD_USAGE when it belongs to another key
 */
export async function readCertificate(file: string, key: PrivateKeyText, io: Io): Promise<string> {
  const text = await readInput(io.cwd, file, 'a certificate', MAX_PEM_BYTES);
  const privateKey = keyIn(key);
  if (privateKey === undefined || certificateIn(text, file).checkPrivateKey(privateKey))
    return text;
  throw new CliError(
    'BAD_USAGE',
    `Give the certificate of this key with --signing-certificate: ${file} belongs to another key.`,
  );
}

function certificateIn(text: string, file: string): X509Certificate {
  try {
    return new X509Certificate(text);
  } catch (cause) {
    throw new CliError('UNREADABLE', `Give a certificate in PEM: ${file} is not one.`, { cause });
  }
}

/** Undefined when it cannot be read: the signer says so, and how. */
function keyIn({ pem, passphrase }: PrivateKeyText): KeyObject | undefined {
  try {
    return createPrivateKey({ key: pem, ...(passphrase === undefined ? {} : { passphrase }) });
  } catch {
    return undefined;
  }
}
