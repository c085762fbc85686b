import type { SigningMethod, Trust, TrustedRoot } from '@weighbridge/model-signing';
import { CliError } from '../error.ts';
import { readInput } from '../files/read-input.ts';
import type { Io } from '../io.ts';
import { useProxy } from '../process/proxy.ts';
import { identityOf } from './identity.ts';
import type { TrustOptions } from './options.ts';

/** Keys, certificates and trusted roots are far smaller (CWE-400). */
const MAX_PEM_BYTES = 1024 * 1024;
const MAX_ROOT_BYTES = 16 * 1024 * 1024;

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

/** The method whose options were given; exactly one may be. */
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

/** Who may prove the time, and which logs must hold the signature. */
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

/** The trusted root in a file; `public` is the one that is built in. */
export async function rootIn(file: string, io: Io): Promise<TrustedRoot> {
  const { parseTrustedRoot, publicGoodRoot } = await import('@weighbridge/model-signing');
  if (file === 'public') return publicGoodRoot();
  return parseTrustedRoot(await readInput(io.cwd, file, 'a trusted root', MAX_ROOT_BYTES));
}

async function sigstoreTrust(options: TrustOptions, io: Io): Promise<Trust> {
  const wish = identityOf(options);
  const { trustSigstore } = await import('@weighbridge/model-signing');
  const root = await trustedRootOf(options, io);
  return trustSigstore({ identities: [wish], ...(root && { root }) });
}

/** The trusted root that was asked for; undefined: the one that is built in. */
export async function trustedRootOf(
  options: TrustOptions,
  io: Io,
): Promise<TrustedRoot | undefined> {
  const { trustedRoot, trustConfig, refreshRoot, useStaging } = options;
  const asked = [trustedRoot, trustConfig, refreshRoot, useStaging].filter(
    (one) => one !== undefined,
  );
  if (asked.length > 1) {
    throw new CliError(
      'BAD_USAGE',
      'Give one of --trusted-root, --trust-config, --refresh-root and --use-staging: each names another root.',
    );
  }
  if (useStaging === true) {
    throw new CliError(
      'BAD_USAGE',
      'Give the staging root with --trusted-root: only the root of the public instance is built in.',
    );
  }
  const { parseTrustedRoot, refreshTrustedRoot } = await import('@weighbridge/model-signing');
  if (refreshRoot === true) {
    await useProxy(io);
    return refreshTrustedRoot({ signal: io.signal });
  }
  if (trustedRoot !== undefined) return rootIn(trustedRoot, io);
  return trustConfig === undefined
    ? undefined
    : parseTrustedRoot(rootInside(await readConfig(trustConfig, io), trustConfig));
}

/** A client trust configuration as JSON. What is used of it is checked where it is used. */
export async function readConfig(file: string, io: Io): Promise<Readonly<Record<string, unknown>>> {
  const text = await readInput(io.cwd, file, 'a client trust configuration', MAX_ROOT_BYTES);
  try {
    const json: unknown = JSON.parse(text);
    if (typeof json === 'object' && json !== null && !Array.isArray(json)) {
      return json as Readonly<Record<string, unknown>>;
    }
  } catch (cause) {
    throw notConfig(file, cause);
  }
  throw notConfig(file);
}

function rootInside(config: Readonly<Record<string, unknown>>, file: string): string {
  if (typeof config['trustedRoot'] !== 'object') throw notConfig(file);
  return JSON.stringify(config['trustedRoot']);
}

function notConfig(file: string, cause?: unknown): CliError {
  return new CliError(
    'UNREADABLE',
    `Give --trust-config a client trust configuration: ${file} is none; a bare trusted root goes to --trusted-root.`,
    { cause },
  );
}

async function readAll(files: readonly string[], what: string, io: Io): Promise<readonly string[]> {
  const texts: string[] = [];
  for (const file of files) texts.push(await readInput(io.cwd, file, what, MAX_PEM_BYTES));
  return texts;
}
