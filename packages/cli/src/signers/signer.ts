import type { BundleSigner, SigningMethod } from '@weighbridge/model-signing';
import { CliError } from '../error.ts';
import { readInput } from '../files/read-input.ts';
import type { Io } from '../io.ts';
import { useProxy } from '../process/proxy.ts';
import { readCertificate } from './certificate.ts';
import type { TimestampOptions } from './key-options.ts';
import { withLog } from './log.ts';
import type { SignerOptions } from './options.ts';
import { readPrivateKey } from './passphrase.ts';
import type { PrivateKeyText } from './passphrase.ts';
import { sigstoreBy } from './sigstore.ts';

const MAX_PEM_BYTES = 1024 * 1024;

/**
 * The signer that the options describe.
 *
 * @throws {CliError} BAD_USAGE when the method needs what was not given; UNREADABLE
 */
export async function signerBy(
  method: SigningMethod,
  options: SignerOptions,
  io: Io,
): Promise<BundleSigner> {
  if (method === 'sigstore' || options.timestampUrl !== undefined || options.transparencyLog)
    await useProxy(io);
  if (method === 'sigstore') return sigstoreBy(options, io);
  const { privateKey } = options;
  if (privateKey === undefined) throw missing('--private-key', method);
  const timestamp = timestampOf(options);
  const key = await readPrivateKey({ ...options, privateKey }, io);
  const signer =
    method === 'key'
      ? await byKey(key, timestamp)
      : await byCertificate(key, timestamp, options, io);
  return withLog(signer, options, key);
}

type Timestamp = { readonly timestamp?: { readonly url: string } };

async function byKey(
  { pem, passphrase }: PrivateKeyText,
  timestamp: Timestamp,
): Promise<BundleSigner> {
  const { keySigner } = await import('@weighbridge/model-signing');
  return keySigner(pem, { passphrase, ...timestamp });
}

async function byCertificate(
  key: PrivateKeyText,
  timestamp: Timestamp,
  { signingCertificate, certificateChain = [] }: SignerOptions,
  io: Io,
): Promise<BundleSigner> {
  if (signingCertificate === undefined) throw missing('--signing-certificate', 'certificate');
  const certificate = await readCertificate(signingCertificate, key, io);
  const chain: string[] = [];
  for (const file of certificateChain) {
    chain.push(await readInput(io.cwd, file, 'a certificate', MAX_PEM_BYTES));
  }
  const { certificateSigner } = await import('@weighbridge/model-signing');
  return certificateSigner({
    privateKey: key.pem,
    certificate,
    passphrase: key.passphrase,
    ...(chain.length === 0 ? {} : { chain: chain.join('\n') }),
    ...timestamp,
  });
}

function timestampOf({ timestampUrl: url }: TimestampOptions): Timestamp {
  if (url === undefined) return {};
  if (URL.canParse(url) && /^https?:/i.test(url)) return { timestamp: { url } };
  throw new CliError(
    'BAD_USAGE',
    `Correct --timestamp-url: ${url} is not an http or https address.`,
  );
}

function missing(flag: string, method: SigningMethod): CliError {
  return new CliError('BAD_USAGE', `Give ${flag}: the method ${method} needs it.`);
}
