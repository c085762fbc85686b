/** One rule of this package: something that keeps a weighing from seeing all of a model. */
export interface WeighRule {
  /** `weigh/<kebab-name>`; never renumbered, never reused. */
  readonly id: string;
  /** What is wrong, one sentence without details. */
  readonly summary: string;
  /** What to do about it, one sentence. */
  readonly remediation: string;
  /** Where the rule is written down, as URLs. */
  readonly citations: readonly string[];
}

/** A file that cannot be read or that changes meanwhile binds nothing; the rest is weighed all the same. */
export const notHashed: WeighRule = {
  id: 'weigh/not-hashed',
  summary: 'A file has no digest, so nothing is bound to its bytes.',
  remediation: 'Make the file readable and leave it alone while it is weighed, then weigh again.',
  citations: ['https://cwe.mitre.org/data/definitions/367.html'],
};

/** A collector that broke: its evidence is missing, and the controls that need it stay unknown. */
export const collectorFailed: WeighRule = {
  id: 'weigh/collector-failed',
  summary: 'A collector failed, so its evidence is missing.',
  remediation:
    'Report this with the model that shows it; until then the controls that need this evidence stay unknown.',
  citations: ['https://cwe.mitre.org/data/definitions/755.html'],
};

/** Every rule of this package, in report order. */
export const rules: readonly WeighRule[] = [notHashed, collectorFailed];
