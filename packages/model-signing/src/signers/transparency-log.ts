import { X509Certificate } from 'node:crypto';
import { untilAborted, withDefaults } from '@weighbridge/core';
import type { JsonObject } from '@weighbridge/core';
import { parseBundle } from '../bundle/parse-bundle.ts';
import { ModelSigningError } from '../error.ts';
import { curveOf } from '../keys/curve.ts';
import { readPublicKey } from '../keys/read-key.ts';
import type { ParsedBundle } from '../parsed-bundle.ts';
import type { BundleSigner } from '../signer.ts';
import { explicitEntry } from '../sigstore/explicit-entry.ts';
import { rekorV2Witness } from '../sigstore/rekor-v2-witness.ts';
import { serviceUrl } from '../sigstore/service-url.ts';
import { toSignRefusal } from '../sigstore/sign-refusal.ts';

/** Options of `withTransparencyLog`. */
export interface TransparencyLogOptions {
  /** PEM of the public key, for a signer by key: its bundles only name it. */
  readonly publicKey?: string | undefined;
  /** Default the public-good instance's of version 1; with version 2 it must be named. */
  readonly rekorUrl?: string | undefined;
  /** Major version of the log's interface. Default 1. Version 2 takes only certificates on P-256. */
  readonly rekorApiVersion?: 1 | 2 | undefined;
  /** Milliseconds for each request. Default 20,000. */
  readonly timeoutMs?: number | undefined;
  /** How often a failed request is repeated. Default 2. */
  readonly retries?: number | undefined;
  /** Accept http to other hosts than loopback. Default false. */
  readonly allowHttp?: boolean | undefined;
}

const DEFAULTS = {
  rekorUrl: 'https://rekor.sigstore.dev',
  rekorApiVersion: 1,
  timeoutMs: 20_000,
  retries: 2,
} as const;

/**
 * A signer that also enters what it signs into a transparency log, so that no one can sign in secret.
 *
 * Wraps `keySigner`, `certificateSigner` or `customSigner`; a keyless signer logs by itself. The log keeps the
 * key or certificate and the payload's digest, permanently and publicly. Logs of version 1 may take only
 * signatures on P-256.
 *
 * @throws {RangeError} when an option is invalid
 */
export function withTransparencyLog(
  signer: BundleSigner,
  options: TransparencyLogOptions = {},
): BundleSigner {
  const settings = withDefaults(DEFAULTS, options);
  if (signer.method === 'sigstore') throw new RangeError('a keyless signer logs by itself');
  if (signer.method === 'key' && options.publicKey === undefined) {
    throw new RangeError('publicKey is needed to log what a key signs');
  }
  if (signer.method === 'key' && settings.rekorApiVersion === 2) {
    throw new RangeError('rekorApiVersion 2 takes what a certificate signs');
  }
  if (settings.rekorApiVersion === 2 && options.rekorUrl === undefined) {
    throw new RangeError(
      'rekorApiVersion 2 needs rekorUrl: such logs are replaced every few months',
    );
  }
  const rekorUrl = serviceUrl('rekorUrl', settings.rekorUrl, settings.allowHttp);
  return {
    method: signer.method,
    async signPayload(payload, payloadType, context = {}) {
      const bundle = await signer.signPayload(payload, payloadType, context);
      const parsed = parseBundle(JSON.stringify(bundle));
      const pem = verifierOf(parsed, settings);
      const tlogEntries = await untilAborted(
        () => addEntry(parsed, pem, { ...settings, rekorUrl }),
        context.signal,
      );
      const material = bundle['verificationMaterial'] as JsonObject;
      return { ...bundle, verificationMaterial: { ...material, tlogEntries } };
    },
  };
}

/** PEM of the key or certificate that the entry is made with. */
function verifierOf(
  { material }: ParsedBundle,
  { publicKey, rekorApiVersion }: TransparencyLogOptions,
): string {
  const leaf = material?.kind === 'certificates' ? material.chain[0] : undefined;
  if (leaf === undefined) {
    const key = readPublicKey(publicKey ?? '');
    return key.export({ type: 'spki', format: 'pem' }).toString();
  }
  const certificate = new X509Certificate(leaf);
  if (rekorApiVersion === 2 && curveOf(certificate.publicKey)?.name !== 'P-256') {
    throw new ModelSigningError('UNSUPPORTED_KEY', 'This log takes only signatures on P-256.');
  }
  return certificate.toString();
}

interface LogSettings {
  readonly rekorUrl: string;
  readonly rekorApiVersion: 1 | 2;
  readonly timeoutMs: number;
  readonly retries: number;
}

async function addEntry(
  { envelope }: ParsedBundle,
  pem: string,
  { rekorApiVersion, retries, timeoutMs, rekorUrl }: LogSettings,
): Promise<readonly JsonObject[]> {
  const { RekorWitness } = await import('@sigstore/sign');
  const { TransparencyLogEntry } = await import('@sigstore/protobuf-specs');
  const witness = new RekorWitness({
    rekorBaseURL: rekorUrl,
    majorApiVersion: rekorApiVersion,
    timeout: timeoutMs,
    retry: { retries },
  });
  const content = {
    $case: 'dsseEnvelope' as const,
    dsseEnvelope: {
      payloadType: envelope.payloadType,
      payload: Buffer.from(envelope.payload),
      signatures: [{ sig: Buffer.from(envelope.signature), keyid: envelope.keyid ?? '' }],
    },
  };
  try {
    const asked = rekorApiVersion === 2 ? rekorV2Witness(witness) : witness;
    const { tlogEntries } = await asked.testify(content, pem);
    return (tlogEntries ?? []).map((entry) =>
      explicitEntry(TransparencyLogEntry.toJSON(entry) as JsonObject),
    );
  } catch (error) {
    throw toSignRefusal(error, '');
  }
}
