import { parseBundle } from '../../src/bundle/parse-bundle.ts';
import type { ModelSigningError } from '../../src/error.ts';

export const base64 = (text: string): string => Buffer.from(text).toString('base64');
export const V03 = 'application/vnd.dev.sigstore.bundle.v0.3+json';
export const CERTIFICATE = { rawBytes: base64('certificate') };
export const ENVELOPE = {
  payloadType: 'application/vnd.in-toto+json',
  payload: base64('{}'),
  signatures: [{ sig: base64('signature') }],
};
export const KEY = { publicKey: { hint: 'ab12' } };

export interface Parts {
  readonly mediaType?: unknown;
  readonly material?: unknown;
  readonly envelope?: unknown;
  readonly more?: object;
}

/** The text of a bundle, sound except for the given parts. */
export function bundleText({
  mediaType = V03,
  material = KEY,
  envelope = ENVELOPE,
  more,
}: Parts = {}): string {
  return JSON.stringify({
    mediaType,
    verificationMaterial: material,
    dsseEnvelope: envelope,
    ...more,
  });
}

/** The code that refuses a text, and its location. */
export function refusalOf(text: string): { readonly code: string; readonly pointer: unknown } {
  try {
    parseBundle(text);
  } catch (error) {
    const { code, details } = error as ModelSigningError;
    return { code, pointer: details['pointer'] };
  }
  throw new Error('the bundle was accepted');
}
