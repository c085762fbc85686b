import { X509Certificate } from 'node:crypto';
import type { SerializedBundle } from '@sigstore/bundle';
import { untilAborted, withDefaults } from '@weighbridge/core';
import type { JsonObject } from '@weighbridge/core';
import { ModelSigningError } from '../error.ts';
import type { BundleSigner } from '../signer.ts';
import { explicitEntry } from '../sigstore/explicit-entry.ts';
import { assertToken, identityToken } from '../sigstore/identity-token.ts';
import type { IdentityTokenSource } from '../sigstore/identity-token.ts';
import { makeKeylessBundle } from '../sigstore/make-bundle.ts';
import type { KeylessServices } from '../sigstore/make-bundle.ts';
import { serviceUrl } from '../sigstore/service-url.ts';
import { toSignRefusal } from '../sigstore/sign-refusal.ts';
import { envelopeContent } from '../sigstore/signature-content.ts';

/** Options of `sigstoreSigner`. */
export interface SigstoreSignerOptions {
  /** An OpenID Connect token, or how to get one. Default: GitHub Actions, Buildkite or SIGSTORE_ID_TOKEN. */
  readonly identityToken?: IdentityTokenSource | undefined;
  /** Audience to ask an ambient provider for. Default `sigstore`. */
  readonly audience?: string | undefined;
  /** Certificate authority. Default the public-good instance's. */
  readonly fulcioUrl?: string | undefined;
  /** Transparency log. Default the public-good instance's of version 1; with version 2 it must be named. */
  readonly rekorUrl?: string | undefined;
  /**
   * Major version of the log's interface. Default 1. Version 2 promises no time, so it needs an authority, and
   * its logs are replaced every few months: the signing configuration of the instance names the current one.
   */
  readonly rekorApiVersion?: 1 | 2 | undefined;
  /**
   * RFC 3161 timestamp authority. Default the public-good instance's, if no other instance is named; otherwise
   * none.
   */
  readonly tsaUrl?: string | undefined;
  /** Milliseconds for each request. Default 20,000, because a Rekor v2 log can batch its entries. */
  readonly timeoutMs?: number | undefined;
  /** How often a failed request is repeated. Default 2. */
  readonly retries?: number | undefined;
  /** Accept http to other hosts than loopback. The token is then sent in the clear. Default false. */
  readonly allowHttp?: boolean | undefined;
}

/** As named in the signing configuration of the public-good instance. */
const PUBLIC_GOOD = {
  fulcioUrl: 'https://fulcio.sigstore.dev',
  rekorUrl: 'https://rekor.sigstore.dev',
  tsaUrl: 'https://timestamp.sigstore.dev',
} as const;

const DEFAULTS = { rekorApiVersion: 1, timeoutMs: 20_000, retries: 2 } as const;

/**
 * Signs by identity instead of by key: an ephemeral key, a certificate that lives for minutes, and an
 * entry in a public log.
 *
 * The identity becomes public permanently with the first signature. An abort returns immediately; a pending
 * request then ends by itself, and may still be logged. A token that is given as text is checked here, before
 * a model is hashed for nothing.
 *
 * @throws {RangeError} when an address or number is invalid, or Rekor v2 lacks an authority or an address
 * @throws {ModelSigningError} IDENTITY_TOKEN_INVALID when the token is not a token or has expired
 */
export function sigstoreSigner(options: SigstoreSignerOptions = {}): BundleSigner {
  const services = readServices(options);
  if (typeof options.identityToken === 'string') assertToken(options.identityToken, new Date());
  return {
    method: 'sigstore',
    async signPayload(payload, payloadType, { signal } = {}) {
      signal?.throwIfAborted();
      const token = await untilAborted(
        () => identityToken(options.identityToken, options.audience),
        signal,
      );
      const bundle = await untilAborted(
        () =>
          makeKeylessBundle(payload, payloadType, token, services).catch((error: unknown) => {
            throw toSignRefusal(error, token);
          }),
        signal,
      );
      assertOwn(bundle, payload, payloadType);
      return explicit(bundle as unknown as JsonObject);
    },
  };
}

function readServices(options: SigstoreSignerOptions): KeylessServices {
  const { rekorApiVersion, timeoutMs, retries, allowHttp } = withDefaults(DEFAULTS, options);
  if (rekorApiVersion !== 1 && rekorApiVersion !== 2) {
    throw new RangeError('rekorApiVersion must be 1 or 2');
  }
  const tsaUrl = options.tsaUrl ?? defaultTsaUrl(options);
  if (rekorApiVersion === 2) assertSecondLog(options.rekorUrl, tsaUrl);
  assertPatience(timeoutMs, retries);
  const { fulcioUrl = PUBLIC_GOOD.fulcioUrl, rekorUrl = PUBLIC_GOOD.rekorUrl } = options;
  return {
    fulcioUrl: serviceUrl('fulcioUrl', fulcioUrl, allowHttp),
    rekorUrl: serviceUrl('rekorUrl', rekorUrl, allowHttp),
    rekorApiVersion,
    ...(tsaUrl === undefined ? {} : { tsaUrl: serviceUrl('tsaUrl', tsaUrl, allowHttp) }),
    timeoutMs,
    retries,
  };
}

function assertSecondLog(rekorUrl: string | undefined, tsaUrl: string | undefined): void {
  if (tsaUrl === undefined) {
    throw new RangeError('rekorApiVersion 2 needs tsaUrl: such a log promises no time');
  }
  if (rekorUrl === undefined) {
    throw new RangeError(
      'rekorApiVersion 2 needs rekorUrl: such logs are replaced every few months',
    );
  }
}

function assertPatience(timeoutMs: number, retries: number): void {
  if (!(timeoutMs > 0)) throw new RangeError(`timeoutMs must be above 0, got ${timeoutMs}`);
  if (!Number.isInteger(retries) || retries < 0 || retries > 10) {
    throw new RangeError(`retries must be an integer in [0, 10], got ${retries}`);
  }
}

function defaultTsaUrl({ fulcioUrl, rekorUrl }: SigstoreSignerOptions): string | undefined {
  return fulcioUrl === undefined && rekorUrl === undefined ? PUBLIC_GOOD.tsaUrl : undefined;
}

function explicit(bundle: JsonObject): JsonObject {
  const material = bundle['verificationMaterial'] as JsonObject;
  const tlogEntries = (material['tlogEntries'] as readonly JsonObject[]).map(explicitEntry);
  return { ...bundle, verificationMaterial: { ...material, tlogEntries } };
}

/** Checks that the services signed what they were given, before anyone relies on it. */
function assertOwn(bundle: SerializedBundle, payload: Uint8Array, payloadType: string): void {
  const { certificate } = bundle.verificationMaterial;
  const envelope = bundle.dsseEnvelope;
  const own =
    certificate !== undefined &&
    envelope !== undefined &&
    envelopeContent({
      payloadType,
      payload,
      signature: Buffer.from(envelope.signatures[0]?.sig ?? '', 'base64'),
    }).verifySignature(new X509Certificate(Buffer.from(certificate.rawBytes, 'base64')).publicKey);
  if (!own || bundle.verificationMaterial.tlogEntries.length === 0) {
    throw new ModelSigningError(
      'SIGNER_FAILED',
      'The keyless signature does not verify with its own certificate, or was not logged.',
    );
  }
}
