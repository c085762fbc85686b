import { createPublicKey } from 'node:crypto';
import type { BundleSigner } from '@weighbridge/model-signing';
import { CliError } from '../error.ts';
import type { TimestampOptions } from './key-options.ts';
import type { PrivateKeyText } from './passphrase.ts';

/**
 * The signer, which enters what it signs into the requested transparency log, if any.
 *
 * @throws {CliError} BAD_USAGE for an invalid address
 */
export async function withLog(
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
