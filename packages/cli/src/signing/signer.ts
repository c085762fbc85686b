import type { BundleSigner, SigningMethod } from '@weighbridge/model-signing';
import { CliError } from '../error.ts';
import type { Io } from '../io.ts';
import { readInput } from '../read-input.ts';
import type { TimestampOptions } from './key-options.ts';
import { readPrivateKey } from './passphrase.ts';
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
  const common = {
    ...(passphrase === undefined ? {} : { passphrase }),
    ...(await timestampOf(options)),
  };
  const { keySigner, certificateSigner } = await import('@weighbridge/model-signing');
  if (method === 'key') return keySigner(pem, common);
  const { signingCertificate, certificateChain = [] } = options;
  if (signingCertificate === undefined) throw missing('--signing-certificate', method);
  const read = (file: string): Promise<string> =>
    readInput(io.cwd, file, 'a certificate', MAX_PEM_BYTES);
  const chain: string[] = [];
  for (const file of certificateChain) chain.push(await read(file));
  return certificateSigner({
    privateKey: pem,
    certificate: await read(signingCertificate),
    ...(chain.length === 0 ? {} : { chain: chain.join('\n') }),
    ...common,
  });
}

async function timestampOf({ timestampUrl }: TimestampOptions): Promise<object> {
  return timestampUrl === undefined ? {} : { timestamp: { url: timestampUrl } };
}

function missing(flag: string, method: SigningMethod): CliError {
  return new CliError('BAD_USAGE', `Give ${flag}: the method ${method} needs it.`);
}
