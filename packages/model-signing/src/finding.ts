import { findingByRule } from '@weighbridge/core';
import type { Finding, GradedRule, RuleSet } from '@weighbridge/core';

const OMS = 'https://github.com/ossf/model-signing-spec/blob/main/spec/v1.0.md';

/** A signature that does not verify, for any reason. */
export const notVerified: GradedRule = {
  id: 'signing/not-verified',
  level: 'error',
  summary: 'The signature of the model does not verify.',
  remediation:
    'Do not load the model; fetch it again from its signer and find out what changed it.',
  citations: [OMS, 'https://cwe.mitre.org/data/definitions/347.html'],
};

/** A signed file whose bytes differ. */
export const fileChanged: GradedRule = {
  id: 'signing/file-changed',
  level: 'error',
  summary: 'A signed file is not what was signed.',
  remediation: 'Do not load the model; fetch the file again from its signer.',
  citations: [OMS],
};

/** A signed file that is missing. */
export const fileMissing: GradedRule = {
  id: 'signing/file-missing',
  level: 'error',
  summary: 'A signed file is missing.',
  remediation: 'Fetch the file again from its signer, under the name that was signed.',
  citations: [OMS],
};

/** A file that is present and not signed. */
export const fileUnsigned: GradedRule = {
  id: 'signing/file-unsigned',
  level: 'error',
  summary: 'A file is here that the signature does not cover.',
  remediation: 'Remove the file, or review it and sign the folder again as it is.',
  citations: [OMS],
};

export const ignoredLoadable: GradedRule = {
  id: 'signing/ignored-loadable',
  level: 'error',
  summary: 'A file that a loader may load is below a path that the signature leaves out.',
  remediation: 'Move the file out of the ignored path and sign again, or remove it.',
  citations: [OMS, 'https://cwe.mitre.org/data/definitions/353.html'],
};

export const ignoredUnknown: GradedRule = {
  id: 'signing/ignored-unknown',
  level: 'warning',
  summary: 'A file below a path that the signature leaves out has no known format.',
  remediation: 'Remove the file, or sign the folder without leaving its path out.',
  citations: [OMS],
};

export const partlyChecked: GradedRule = {
  id: 'signing/partly-checked',
  level: 'warning',
  summary: 'Only a part of the signed files was compared.',
  remediation: 'Verify the whole model before anything loads the other files.',
  citations: [OMS],
};

export const timeUnproved: GradedRule = {
  id: 'signing/time-unproved',
  level: 'note',
  summary: 'Nothing proves when the model was signed, so the signature ends with its certificate.',
  remediation: 'Sign with an RFC 3161 timestamp.',
  citations: ['https://www.rfc-editor.org/rfc/rfc3161'],
};

export const oldDialect: GradedRule = {
  id: 'signing/old-dialect',
  level: 'note',
  summary: 'The signature has a form that was in use before OpenSSF Model Signing 1.0.',
  remediation: 'Sign the model again with a current tool.',
  citations: [OMS],
};

export const attestationUnchecked: GradedRule = {
  id: 'signing/attestation-unchecked',
  level: 'warning',
  summary: 'A part of what an attestation says was not compared with anything.',
  remediation:
    'Say in the policy which builders, sources, verifiers, levels and places are allowed.',
  citations: ['https://slsa.dev/spec/v1.2/verifying-artifacts'],
};

/** Every rule of this package. */
export const ruleSet: RuleSet = {
  owner: '@weighbridge/model-signing',
  title: 'Signatures and attestations',
  rules: [
    notVerified,
    fileChanged,
    fileMissing,
    fileUnsigned,
    ignoredLoadable,
    ignoredUnknown,
    partlyChecked,
    timeUnproved,
    oldDialect,
    attestationUnchecked,
  ],
};

/** Rules that say what was not checked. */
const UNKNOWN: readonly GradedRule[] = [ignoredUnknown, partlyChecked, attestationUnchecked];

/** A finding by one of the rules; `path` is where it is, `detail` is appended to the summary. */
export function signingFinding(
  rule: GradedRule,
  place: { readonly path?: string; readonly detail?: string; readonly key?: string } = {},
): Finding {
  const { path, detail, key } = place;
  return findingByRule(rule, {
    kind: UNKNOWN.includes(rule) ? 'unknown' : 'fail',
    level: rule.level,
    message: detail === undefined ? rule.summary : `${rule.summary} ${detail}`,
    locations: path === undefined ? [] : [{ path }],
    ...(key === undefined ? {} : { key }),
  });
}
