import type { BundleSigner, SigstoreSignerOptions } from '@weighbridge/model-signing';
import { CliError } from '../error.ts';
import { readInput } from '../files/read-input.ts';
import type { Io } from '../io.ts';
import { readConfig } from '../trust/root.ts';
import { chooseServices } from './signing-config.ts';
import type { SigstoreSigningOptions } from './sigstore-options.ts';

const MAX_TOKEN_BYTES = 64 * 1024;

/** The public instance for tests: do not rely on its signatures. */
const STAGING = {
  fulcioUrl: 'https://fulcio.sigstage.dev',
  rekorUrl: 'https://rekor.sigstage.dev',
} as const;

type Services = Pick<
  SigstoreSignerOptions,
  'fulcioUrl' | 'rekorUrl' | 'rekorApiVersion' | 'tsaUrl'
>;

/** The signer that signs as an identity. */
export async function sigstoreBy(options: SigstoreSigningOptions, io: Io): Promise<BundleSigner> {
  refuseBrowser(options);
  const token = await tokenOf(options, io);
  const services = await servicesOf(options, io);
  if (token === undefined) await assertAmbient(io);
  const { sigstoreSigner } = await import('@weighbridge/model-signing');
  try {
    return sigstoreSigner({
      ...services,
      identityToken: token,
    });
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new CliError('BAD_USAGE', `Correct the addresses of the instance: ${cause.message}.`, {
      cause,
    });
  }
}

function refuseBrowser({ oauthForceOob, clientId, clientSecret }: SigstoreSigningOptions): void {
  if (oauthForceOob === undefined && clientId === undefined && clientSecret === undefined) return;
  throw new CliError(
    'BAD_USAGE',
    'Get the token elsewhere and give it with --identity-token-file: this program opens no browser, so --oauth-force-oob, --client-id and --client-secret have no effect.',
  );
}

async function tokenOf(
  { useAmbientCredentials, identityToken, identityTokenFile }: SigstoreSigningOptions,
  io: Io,
): Promise<string | undefined> {
  const given = [useAmbientCredentials, identityToken, identityTokenFile];
  if (given.filter((one) => one !== undefined).length > 1) {
    throw new CliError(
      'BAD_USAGE',
      'Give one of --identity-token-file, --identity-token and --use-ambient-credentials.',
    );
  }
  if (identityTokenFile === undefined) return identityToken;
  const text = await readInput(io.cwd, identityTokenFile, 'an identity token', MAX_TOKEN_BYTES);
  return text.trim();
}

/**
 * Checks that the environment offers a token at all, so that a missing one is reported before a model is
 * hashed. Whether a token can be obtained shows only when it is requested.
 *
 * @throws {ModelSigningError} IDENTITY_TOKEN_MISSING
 */
async function assertAmbient({ env }: Io): Promise<void> {
  const has = (name: string): boolean => (env[name] ?? '') !== '';
  const actions = has('ACTIONS_ID_TOKEN_REQUEST_URL') && has('ACTIONS_ID_TOKEN_REQUEST_TOKEN');
  if (actions || has('SIGSTORE_ID_TOKEN') || env['BUILDKITE'] === 'true') return;
  const { ModelSigningError } = await import('@weighbridge/model-signing');
  throw new ModelSigningError('IDENTITY_TOKEN_MISSING', 'There is no identity token.');
}

async function servicesOf(options: SigstoreSigningOptions, io: Io): Promise<Services> {
  const { useStaging, trustConfig, fulcioUrl, rekorUrl, rekorVersion, timestampUrl } = options;
  if (useStaging === true && trustConfig !== undefined) {
    throw new CliError(
      'BAD_USAGE',
      'Give one of --use-staging and --trust-config: each names another Sigstore instance.',
    );
  }
  return {
    ...(useStaging === true ? STAGING : {}),
    ...(trustConfig === undefined ? {} : await configured(trustConfig, io)),
    ...(fulcioUrl === undefined ? {} : { fulcioUrl }),
    ...(rekorUrl === undefined ? {} : { rekorUrl }),
    ...(rekorVersion === undefined ? {} : { rekorApiVersion: rekorVersion === '2' ? 2 : 1 }),
    ...(timestampUrl === undefined ? {} : { tsaUrl: timestampUrl }),
  };
}

/**
 * The addresses in the signing configuration of a client trust configuration.
 *
 * @see https://github.com/sigstore/protobuf-specs/blob/main/protos/sigstore_trustroot.proto
 */
async function configured(file: string, io: Io): Promise<Services> {
  const config = (await readConfig(file, io))['signingConfig'];
  if (typeof config !== 'object' || config === null) {
    throw new CliError(
      'UNREADABLE',
      `Give --trust-config a client trust configuration: ${file} has no member signingConfig.`,
    );
  }
  const { authority, log, timestamp } = chooseServices(
    config as Readonly<Record<string, unknown>>,
    file,
    io.now(),
  );
  return {
    fulcioUrl: authority.url,
    rekorUrl: log.url,
    rekorApiVersion: log.version === 2 ? 2 : 1,
    ...(timestamp && { tsaUrl: timestamp.url }),
  };
}
