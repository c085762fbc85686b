import type { SerializedBundle } from '@sigstore/bundle';
import { rekorV2Witness } from './rekor-v2-witness.ts';

/** Which services to call, with which timeouts and retries. */
export interface KeylessServices {
  readonly fulcioUrl: string;
  readonly rekorUrl: string;
  readonly rekorApiVersion: 1 | 2;
  readonly tsaUrl?: string;
  /** Milliseconds for each request. */
  readonly timeoutMs: number;
  /** How often a failed request is repeated. */
  readonly retries: number;
}

/**
 * Signs an envelope with an ephemeral key, a certificate for the token's identity, a log entry and, where
 * an authority is named, a timestamp.
 *
 * Rekor v1 uses the `sigstore` package, which supports no other version of the log's API; v2 uses the same
 * building blocks directly.
 */
export async function makeKeylessBundle(
  payload: Uint8Array,
  payloadType: string,
  token: string,
  services: KeylessServices,
): Promise<SerializedBundle> {
  return services.rekorApiVersion === 1
    ? attest(payload, payloadType, token, services)
    : build(payload, payloadType, token, services);
}

async function attest(
  payload: Uint8Array,
  payloadType: string,
  token: string,
  { fulcioUrl, rekorUrl, tsaUrl, timeoutMs, retries }: KeylessServices,
): Promise<SerializedBundle> {
  const sigstore = await import('sigstore');
  return sigstore.attest(Buffer.from(payload), payloadType, {
    identityToken: token,
    fulcioURL: fulcioUrl,
    rekorURL: rekorUrl,
    ...(tsaUrl === undefined ? {} : { tsaServerURL: tsaUrl }),
    timeout: timeoutMs,
    retry: { retries },
  });
}

async function build(
  payload: Uint8Array,
  payloadType: string,
  token: string,
  { fulcioUrl, rekorUrl, tsaUrl, timeoutMs, retries }: KeylessServices,
): Promise<SerializedBundle> {
  const { DSSEBundleBuilder, FulcioSigner, RekorWitness, TSAWitness } =
    await import('@sigstore/sign');
  const { bundleToJSON } = await import('@sigstore/bundle');
  const patience = { timeout: timeoutMs, retry: { retries } };
  const builder = new DSSEBundleBuilder({
    signer: new FulcioSigner({
      fulcioBaseURL: fulcioUrl,
      identityProvider: { getToken: async () => token },
      ...patience,
    }),
    witnesses: [
      rekorV2Witness(new RekorWitness({ rekorBaseURL: rekorUrl, majorApiVersion: 2, ...patience })),
      ...(tsaUrl === undefined ? [] : [new TSAWitness({ tsaBaseURL: tsaUrl, ...patience })]),
    ],
  });
  return bundleToJSON(await builder.create({ data: Buffer.from(payload), type: payloadType }));
}
