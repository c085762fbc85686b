import type { Rule, RuleSet } from '@weighbridge/core';

/** A file that cannot be read or that changes meanwhile binds nothing; the rest is weighed all the same. */
export const notHashed: Rule = {
  id: 'weigh/not-hashed',
  summary: 'A file has no digest, so nothing is bound to its bytes.',
  remediation: 'Make the file readable and leave it alone while it is weighed, then weigh again.',
  citations: ['https://cwe.mitre.org/data/definitions/367.html'],
};

/** An instrument that broke: its evidence is missing, and the controls that need it stay unknown. */
export const instrumentFailed: Rule = {
  id: 'weigh/collector-failed',
  summary: 'A collector failed, so its evidence is missing.',
  remediation:
    'Report this with the model that shows it; until then the controls that need this evidence stay unknown.',
  citations: ['https://cwe.mitre.org/data/definitions/755.html'],
};

/** Every rule of this package, in report order. */
export const ruleSet: RuleSet = {
  owner: '@weighbridge/weigh',
  title: 'The weighing itself',
  rules: [notHashed, instrumentFailed],
};
