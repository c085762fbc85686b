import type { SigningMethod, Trust, TrustedRoot } from '@weighbridge/model-signing';
import { CliError } from '../error.ts';
import { readInput } from '../files/read-input.ts';
import type { Io } from '../io.ts';
import { identityOf } from './identity.ts';
import type { TrustOptions } from './options.ts';
import { rootIn, trustedRootOf } from './root.ts';

/** Keys and certificates are far smaller (CWE-400). */
const MAX_PEM_BYTES = 1024 * 1024;

/**
 * The trust that the options ask for by one method.
 *
 * @throws {CliError} BAD_USAGE, UNREADABLE
 * @throws {ModelSigningError} of stage `trust`
 */
export async function trustBy(
  method: SigningMethod,
  options: TrustOptions,
  io: Io,
): Promise<Trust> {
  switch (method) {
    case 'key':
      return keyTrust(options, io);
    case 'certificate':
      return certificateTrust(options, io);
    case 'sigstore':
      return sigstoreTrust(options, io);
  }
}

/** The method whose options were given; exactly one is allowed. */
export function methodOf(options: TrustOptions): SigningMethod {
  const { publicKey = [], certificateChain = [], identityProvider } = options;
  const given: SigningMethod[] = [];
  if (publicKey.length > 0) given.push('key');
  if (certificateChain.length > 0) given.push('certificate');
  const names = [options.identity, options.identityPattern, options.repository, identityProvider];
  if (names.some((name) => name !== undefined)) given.push('sigstore');
  const [method, ...more] = given;
  if (method !== undefined && more.length === 0) return method;
  throw new CliError(
    'BAD_USAGE',
    `Say whom to trust by one of --public-key, --certificate-chain or --identity with --identity-provider; ${given.length === 0 ? 'none was given' : 'more than one was given'}.`,
  );
}

async function keyTrust(options: TrustOptions, io: Io): Promise<Trust> {
  const { trustKeys } = await import('@weighbridge/model-signing');
  const keys = await readAll(options.publicKey ?? [], 'a public key', io);
  return trustKeys(keys, await authorities(options, io));
}

async function certificateTrust(options: TrustOptions, io: Io): Promise<Trust> {
  const { certificateChain = [] } = options;
  if (certificateChain.length === 0) {
    throw new CliError(
      'BAD_USAGE',
      'Name the authorities that you trust with --certificate-chain: those of the system are never used, as any of them could sign.',
    );
  }
  const { trustCertificates } = await import('@weighbridge/model-signing');
  const pems = await readAll(certificateChain, 'a certificate', io);
  return trustCertificates(pems.join('\n'), await authorities(options, io));
}

/** Which authorities may prove the time, and which logs must hold the signature. */
async function authorities(
  { timestampAuthority = [], requireLog }: TrustOptions,
  io: Io,
): Promise<{ readonly timestampAuthorities?: string; readonly transparencyLogs?: TrustedRoot }> {
  const pems = await readAll(timestampAuthority, 'a certificate', io);
  return {
    ...(pems.length === 0 ? {} : { timestampAuthorities: pems.join('\n') }),
    ...(requireLog === undefined ? {} : { transparencyLogs: await rootIn(requireLog, io) }),
  };
}

async function sigstoreTrust(options: TrustOptions, io: Io): Promise<Trust> {
  const wish = identityOf(options);
  const { trustSigstore } = await import('@weighbridge/model-signing');
  const root = await trustedRootOf(options, io);
  return trustSigstore({ identities: [wish], ...(root && { root }) });
}

async function readAll(files: readonly string[], what: string, io: Io): Promise<readonly string[]> {
  const texts: string[] = [];
  for (const file of files) texts.push(await readInput(io.cwd, file, what, MAX_PEM_BYTES));
  return texts;
}
