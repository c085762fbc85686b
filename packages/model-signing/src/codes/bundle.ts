import type { CodeDescription } from './code.ts';

/** Codes of reading a bundle: its JSON, base64, limits and shape. */
export const bundleCodes = {
  BUNDLE_TOO_LARGE: {
    stage: 'bundle',
    when: 'the bundle has more bytes, values, levels, certificates, log entries or timestamps than the limit (CWE-400, CWE-674)',
    advice: 'Check that this is a signature and not a model file; raise maxBytes if it is right.',
  },
  BUNDLE_NOT_JSON: {
    stage: 'bundle',
    when: 'the bundle is not strict JSON: bad UTF-8, a byte order mark, trailing text, a lone surrogate, a number that changes by rounding',
    advice: 'Fetch the signature again; it is damaged or is not a Sigstore bundle.',
  },
  BUNDLE_DUPLICATE_KEY: {
    stage: 'bundle',
    when: 'a JSON object names one member twice, so that two readers may see two bundles',
    advice: 'Do not use this signature: no signing tool writes such JSON.',
  },
  BUNDLE_BAD_BASE64: {
    stage: 'bundle',
    when: 'a binary member is not canonical base64: another alphabet, white space, wrong padding, unused bits that are set',
    advice: 'Fetch the signature again; it is damaged.',
  },
  BUNDLE_MALFORMED: {
    stage: 'bundle',
    when: 'a member that a Sigstore bundle needs is missing or of another type, or one stands there that the format does not know',
    advice: 'Fetch the signature again; it is damaged or is not a Sigstore bundle.',
  },
  BUNDLE_SIGNATURE_COUNT: {
    stage: 'bundle',
    when: 'the envelope has no signature or more than one',
    advice: 'Sign the model again with a current tool: a bundle holds exactly one signature.',
  },
  BUNDLE_UNSUPPORTED: {
    stage: 'bundle',
    when: 'the bundle is of a media type, version or content that is not known here',
    advice: 'Sign again with a current tool, or update this package.',
  },
} as const satisfies Readonly<Record<string, CodeDescription>>;
