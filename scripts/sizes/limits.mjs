/**
 * @typedef {object} Limit the maximum size of an import in a page
 * @property {string} folder of the package, relative to the root
 * @property {string} what it imports: `*`, or names of the entry
 * @property {string} [door] the entry, relative to `src`; absent: the main one
 * @property {number} most bytes after minification and gzip
 * @property {string} use an expression that runs in a page with nothing but ECMAScript, with the exports as `lib`
 * @property {unknown} gives its value
 */

/** @type {readonly Limit[]} */
export const LIMITS = [
  {
    folder: 'packages/core',
    what: '*',
    most: 15_000,
    use: `lib.formatModelRef(lib.parseModelRef('pkg:huggingface/acme/fraud@7'))`,
    gives: 'pkg:huggingface/acme/fraud@7',
  },
  {
    folder: 'packages/core',
    what: 'makeEvidence, canonicalJson',
    most: 6_000,
    use: `lib.canonicalJson({ b: 1, a: [true] })`,
    gives: '{"a":[true],"b":1}',
  },
  {
    folder: 'packages/core',
    what: '*',
    door: 'view.ts',
    most: 5_000,
    use: `lib.familyTitle('artifact') + lib.gateWord('refuse').sign`,
    gives: 'Artifacts✕',
  },
  {
    folder: 'packages/evidence',
    what: '*',
    most: 10_000,
    use: `lib.shapeProblem(lib.bomClaims.shape, {})`,
    gives: 'origin is missing',
  },
  {
    folder: 'packages/posture',
    what: '*',
    most: 42_000,
    use: `lib.assess([], [], lib.builtInPolicies.default, '2026-11-23T12:00:00Z').gate.outcome`,
    gives: 'cannot-decide',
  },
  {
    folder: 'packages/posture',
    what: 'assess, builtInPolicies',
    most: 32_000,
    use: `lib.assess([], [], lib.builtInPolicies.prod, '2026-11-23T12:00:00Z').verdicts.length`,
    gives: 38,
  },
  {
    folder: 'packages/report',
    what: '*',
    most: 26_000,
    use: `lib.displayWidth('posture')`,
    gives: 7,
  },
  {
    folder: 'plugins/model-posture-common',
    what: '*',
    most: 3_000,
    use: `lib.MODEL_ANNOTATION`,
    gives: 'weighbridge.dev/model',
  },
];
