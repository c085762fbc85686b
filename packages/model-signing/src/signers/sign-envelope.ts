import type { KeyObject } from 'node:crypto';
import type { JsonObject } from '@weighbridge/core';
import { preAuthEncoding } from '../dsse.ts';
import { ModelSigningError } from '../error.ts';
import { curveOf } from '../keys/curve.ts';
import { unsupportedKey } from '../keys/read-key.ts';
import { readSignatureForms } from '../keys/signature-format.ts';
import { verifyMessage } from '../keys/verify-signature.ts';
import type { Signer } from '../signer.ts';
import { requestTimestamp, type TimestampOptions } from '../timestamp/request-timestamp.ts';

const MEDIA_TYPE = 'application/vnd.dev.sigstore.bundle.v0.3+json';

/** What an envelope is signed with, and what else goes into the bundle. */
export interface EnvelopeSigner {
  readonly signer: Signer;
  readonly publicKey: KeyObject;
  /** `publicKey` or `x509CertificateChain` of the bundle. */
  readonly material: JsonObject;
  readonly timestamp?: TimestampOptions;
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}

function failed(reason: string, cause?: unknown): ModelSigningError {
  return new ModelSigningError('SIGNER_FAILED', `the signer ${reason}`, { cause });
}

/** The signer's answer as DER, once it verifies with the signer's own public key. */
async function signMessage(
  { signer, publicKey }: EnvelopeSigner,
  message: Uint8Array,
  signal: AbortSignal | undefined,
): Promise<Uint8Array> {
  const curve = curveOf(publicKey);
  if (curve === undefined) throw unsupportedKey(publicKey);
  let forms: readonly Uint8Array[];
  try {
    const answer = await signer.sign(message, { signal });
    forms = readSignatureForms(answer, curve);
  } catch (cause) {
    signal?.throwIfAborted();
    throw failed('gave no signature', cause);
  }
  const good = forms.find((form) => verifyMessage(publicKey, curve, message, form));
  if (good === undefined) throw failed('gave a signature that does not verify with its public key');
  return good;
}

/**
 * Signs a payload and puts it into a bundle in the form of OMS 1.0.
 *
 * @throws {ModelSigningError} SIGNER_FAILED, TIMESTAMP_REQUEST_FAILED and codes of stage `timestamp`
 */
export async function signEnvelope(
  by: EnvelopeSigner,
  payload: Uint8Array,
  payloadType: string,
  signal?: AbortSignal,
): Promise<JsonObject> {
  signal?.throwIfAborted();
  const signature = await signMessage(by, preAuthEncoding(payloadType, payload), signal);
  const timestamps =
    by.timestamp === undefined
      ? {}
      : {
          timestampVerificationData: {
            rfc3161Timestamps: [
              { signedTimestamp: base64(await requestTimestamp(signature, by.timestamp, signal)) },
            ],
          },
        };
  return {
    mediaType: MEDIA_TYPE,
    verificationMaterial: { ...by.material, tlogEntries: [], ...timestamps },
    dsseEnvelope: {
      payload: base64(payload),
      payloadType,
      signatures: [{ sig: base64(signature), keyid: '' }],
    },
  };
}
