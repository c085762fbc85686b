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
    when: 'the bundle is not strict JSON: bad UTF-8, a byte order mark, trailing text, a lone surrogate, a number that rounding changes',
    advice: 'Fetch the signature again; it is damaged or is not a Sigstore bundle.',
  },
  BUNDLE_DUPLICATE_KEY: {
    stage: 'bundle',
    when: 'a JSON object names one member twice, so two readers can see two bundles',
    advice: 'Do not use this signature: no signing tool writes such JSON.',
  },
  BUNDLE_BAD_BASE64: {
    stage: 'bundle',
    when: 'a binary member is not canonical base64: another alphabet, white space, wrong padding, unused bits that are set',
    advice: 'Fetch the signature again; it is damaged.',
  },
  BUNDLE_MALFORMED: {
    stage: 'bundle',
    when: 'a member that a Sigstore bundle needs is missing or has the wrong type, or a member is unknown to the format',
    advice: 'Fetch the signature again; it is damaged or is not a Sigstore bundle.',
  },
  BUNDLE_SIGNATURE_COUNT: {
    stage: 'bundle',
    when: 'the envelope has no signature or more than one',
    advice: 'Sign the model again with a current tool: a bundle has exactly one signature.',
  },
  BUNDLE_UNSUPPORTED: {
    stage: 'bundle',
    when: 'the bundle has an unknown media type, version or content',
    advice: 'Sign again with a current tool, or update this package.',
  },
} as const satisfies Readonly<Record<string, CodeDescription>>;
