import type { Rule, RuleSet } from '@weighbridge/core';

/** A file that cannot be read, or that changes meanwhile, binds nothing; the rest is weighed all the same. */
export const notHashed: Rule = {
  id: 'weigh/not-hashed',
  summary: 'A file has no digest, so nothing is bound to its bytes.',
  remediation: 'Make the file readable, do not change it while it is weighed, then weigh again.',
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

/** A statement of evidence whose content cannot be read. */
export const evidenceUnread: Rule = {
  id: 'weigh/evidence-unread',
  summary: 'A statement of evidence cannot be read.',
  remediation: 'Have the statement made again by a current tool.',
  citations: ['https://weighbridge.dev/evidence/v1'],
};

/** A statement of evidence without a proved signer: what it says decides nothing. */
export const evidenceUnproved: Rule = {
  id: 'weigh/evidence-unproved',
  summary: 'No permitted signer is proved to have signed a statement of evidence.',
  remediation: 'Have it signed by an observer whom the policy names, or remove it.',
  citations: ['https://weighbridge.dev/evidence/v1'],
};

/** Items of a statement of evidence that are not evidence about this model now. */
export const evidenceLeftOut: Rule = {
  id: 'weigh/evidence-left-out',
  summary: 'Items of a statement of evidence are left out.',
  remediation: 'Hand in evidence about exactly these bytes, of a type that others may hand in.',
  citations: ['https://weighbridge.dev/evidence/v1'],
};

/** Every rule of this package, in report order. */
export const ruleSet: RuleSet = {
  owner: '@weighbridge/weigh',
  title: 'The weighing itself',
  rules: [notHashed, instrumentFailed, evidenceUnread, evidenceUnproved, evidenceLeftOut],
};
