import { createPublicKey } from 'node:crypto';
import type { BundleSigner, SigningMethod } from '@weighbridge/model-signing';
import { CliError } from '../error.ts';
import type { Io } from '../io.ts';
import { readInput } from '../read-input.ts';
import type { TimestampOptions } from './key-options.ts';
import { readPrivateKey } from './passphrase.ts';
import type { PrivateKeyText } from './passphrase.ts';
import type { SignerOptions } from './signer-options.ts';
import { sigstoreBy } from './sigstore-signer.ts';

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
  if (method === 'sigstore') return sigstoreBy(options, io);
  const { privateKey } = options;
  if (privateKey === undefined) throw missing('--private-key', method);
  const { pem, passphrase } = await readPrivateKey({ ...options, privateKey }, io);
  const logged = (signer: BundleSigner): Promise<BundleSigner> =>
    withLog(signer, options, { pem, passphrase });
  const common = {
    ...(passphrase === undefined ? {} : { passphrase }),
    ...(await timestampOf(options)),
  };
  const { keySigner, certificateSigner } = await import('@weighbridge/model-signing');
  if (method === 'key') return logged(keySigner(pem, common));
  const { signingCertificate, certificateChain = [] } = options;
  if (signingCertificate === undefined) throw missing('--signing-certificate', method);
  const read = (file: string): Promise<string> =>
    readInput(io.cwd, file, 'a certificate', MAX_PEM_BYTES);
  const chain: string[] = [];
  for (const file of certificateChain) chain.push(await read(file));
  const signer = certificateSigner({
    privateKey: pem,
    certificate: await read(signingCertificate),
    ...(chain.length === 0 ? {} : { chain: chain.join('\n') }),
    ...common,
  });
  return logged(signer);
}

/** The signer, entering what it signs into the log that was asked for. */
async function withLog(
  signer: BundleSigner,
  { transparencyLog: url }: TimestampOptions,
  { pem, passphrase }: PrivateKeyText,
): Promise<BundleSigner> {
  if (url === undefined) return signer;
  const { withTransparencyLog } = await import('@weighbridge/model-signing');
  const key = createPublicKey({ key: pem, ...(passphrase === undefined ? {} : { passphrase }) });
  const publicKey = key.export({ type: 'spki', format: 'pem' }).toString();
  try {
    return withTransparencyLog(signer, {
      ...(signer.method === 'key' ? { publicKey } : {}),
      ...(url === 'public' ? {} : { rekorUrl: url }),
    });
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new CliError('BAD_USAGE', `Correct --transparency-log: ${cause.message}.`, { cause });
  }
}

async function timestampOf({ timestampUrl }: TimestampOptions): Promise<object> {
  return timestampUrl === undefined ? {} : { timestamp: { url: timestampUrl } };
}

function missing(flag: string, method: SigningMethod): CliError {
  return new CliError('BAD_USAGE', `Give ${flag}: the method ${method} needs it.`);
}
