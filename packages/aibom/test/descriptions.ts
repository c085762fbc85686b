import { sha256Digest } from '@weighbridge/core';
import type { JsonValue, Tier } from '@weighbridge/core';
import fc from 'fast-check';
import { orderClaims } from '../src/claims.ts';
import { COMPONENT_ROLES } from '../src/component-role.ts';
import type { BomDescription, Claim } from '../src/description.ts';
import { cleanName, cleanValue } from '../src/text.ts';
import { bytes } from './fixture.ts';

/** Any text, as extractors keep it. */
const text = fc
  .oneof(fc.string({ maxLength: 12 }), fc.string({ unit: 'grapheme', maxLength: 8 }))
  .map((value) => cleanName(value))
  .filter((value) => value !== '');

/** Any JSON value, as extractors keep it. */
const value: fc.Arbitrary<JsonValue> = fc
  .jsonValue({ maxDepth: 3 })
  .map((any) => JSON.parse(JSON.stringify(cleanValue(any, 4_096))) as JsonValue);

const tier = fc.constantFrom<Tier>('verified', 'measured', 'declared', 'inferred');
const digest = text.map((name) => sha256Digest(bytes(name)));
const batch = fc.record(
  { name: text, digest, rows: fc.nat(), sizeBytes: fc.nat() },
  { requiredKeys: [] },
);
const party = fc.oneof(
  text,
  fc.record({ name: text, email: text }),
  fc.record({ organization: text }),
);
const dataset = fc.record(
  {
    name: fc.oneof(text, fc.constantFrom('reviews', 'reviews', 'a#b')),
    role: fc.constantFrom('training', 'test'),
    licence: fc.constantFrom('MIT', 'MIT OR ISC', 'other'),
    source: fc.oneof(text, fc.constantFrom('https://example.org/a b', 'pkg:generic/reviews@1')),
    digest,
    version: text,
    classification: text,
    description: text,
    sensitiveData: fc.array(text, { maxLength: 2 }),
    rows: fc.oneof(fc.nat(), text),
    governance: fc.record({ owners: fc.array(party, { maxLength: 2 }), stewards: fc.array(party) }),
    batches: fc.array(batch, { maxLength: 3 }),
  },
  { requiredKeys: ['name'] },
);

/** Values for CycloneDX members, right and wrong. */
const values: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  'data.dataset': dataset,
  'model.licence': fc.constantFrom('MIT', 'apache-2.0', 'MIT OR ISC', 'llama3.2', 'ISC AND MIT'),
  'model.licenceLink': fc.constantFrom('https://example.org/licence', 'javascript:alert(1)'),
  'model.version': text,
  'model.producer': text,
  'model.author': text,
  'model.tag': text,
  'model.description': text,
  'model.repository': fc.constantFrom('acme/tiny', '../etc'),
  'model.purl': fc.constantFrom('pkg:npm/tiny@1', 'pkg:'),
  'model.task': text,
  'model.approach': fc.constantFrom('supervised', 'by hand'),
  'model.architecture': text,
  'model.input': text,
  'model.intendedUse': text,
  'model.users': text,
  'model.fairness': fc.record({ groupAtRisk: text, harms: text }),
  'model.ethics': fc.oneof(text, fc.record({ name: text, mitigationStrategy: text })),
  'model.emissions': fc.record({ grams: fc.nat() }),
  'model.metric': fc.record({ type: text, value: fc.oneof(fc.nat(), text), slice: text }),
  'model.reference': fc.constantFrom('https://example.org/a', {
    type: 'vcs',
    url: 'https://e.org/',
  }),
  'model.baseModel': fc.oneof(
    fc.constant(null),
    fc.record({ name: text, relation: fc.constantFrom('adapter', 'finetune'), revision: text }),
  ),
  'software.library': fc.record({
    name: text,
    version: text,
    ecosystem: fc.constantFrom('pypi', 'npm', 'other'),
    type: fc.constantFrom('framework', 'nonsense'),
  }),
  'training.script': text,
  'training.startedAt': fc.constantFrom('2026-11-01T08:00:00Z', '2026-02-30T08:00:00Z', 'May'),
  'training.hyperParameters': fc.dictionary(text, fc.oneof(fc.nat(), text)),
  'training.code': fc.record({ repository: fc.constant('https://example.org/c'), commit: text }),
  'training.steps': fc.array(fc.record({ name: text, command: text }), { maxLength: 3 }),
  'training.runtime': fc.array(
    fc.record({ name: text, type: fc.constantFrom('device', 'x'), dependsOn: fc.array(text) }),
    { maxLength: 3 },
  ),
};

const claim: fc.Arbitrary<Claim & { rank: number }> = fc
  .constantFrom(...Object.keys(values), 'model.custom', 'a-b.c_d')
  .chain((field) =>
    fc.record({
      field: fc.constant(field),
      value: fc
        .oneof({ weight: 4, arbitrary: values[field] ?? value }, { weight: 1, arbitrary: value })
        .map((any) => JSON.parse(JSON.stringify(cleanValue(any, 4_096))) as JsonValue),
      tier,
      locator: fc.oneof(text, fc.constantFrom('README.md#/license', 'config.json#')),
      rank: fc.nat({ max: 3 }),
    }),
  );

const file = fc.record(
  {
    path: fc.oneof(text, fc.constantFrom('a/b.onnx', 'README.md', '\u0001\u202e', '__proto__')),
    sizeBytes: fc.nat(),
    digest: fc.oneof(digest, fc.constant(`sha512:${'a'.repeat(128)}` as const)),
    mediaType: fc.constantFrom('text/plain', 'application/x; charset=utf-8'),
    format: fc.constantFrom('onnx', null),
    role: fc.constantFrom('model', 'code', 'unknown'),
    canCarryCode: fc.constantFrom('no', 'yes', 'unknown'),
    wellFormed: fc.constantFrom(true, false, null),
    coverageComplete: fc.boolean(),
  },
  {
    requiredKeys: [
      'path',
      'sizeBytes',
      'format',
      'role',
      'canCarryCode',
      'wellFormed',
      'coverageComplete',
    ],
  },
);

const component = (paths: readonly string[]) =>
  fc.record(
    {
      name: text,
      role: fc.constantFrom(...COMPONENT_ROLES),
      of: text,
      known: fc.record({ tier, locator: text }),
      files: fc.subarray([...paths]),
      claims: fc.array(claim, { maxLength: 5 }).map(orderClaims),
    },
    { requiredKeys: ['name', 'role', 'known', 'files', 'claims'] },
  );

/** The components of a description, by name, or none. */
const components = (paths: readonly string[]) =>
  fc
    .uniqueArray(component(paths), { selector: ({ name }) => name, maxLength: 3 })
    .map((list) => list.toSorted((a, b) => (a.name < b.name ? -1 : 1)))
    .map((list) => (list.length === 0 ? {} : { components: list }));

/** Descriptions of models: anything that extractors could say, and more. */
export const descriptions: fc.Arbitrary<BomDescription> = fc
  .record({
    name: text,
    files: fc
      .uniqueArray(file, { selector: ({ path }) => path, maxLength: 4 })
      .map((files) => files.toSorted((a, b) => (a.path < b.path ? -1 : 1))),
    skipped: fc.array(fc.record({ path: text, kind: text, reason: text }), { maxLength: 2 }),
    claims: fc.array(claim, { maxLength: 12 }).map(orderClaims),
  })
  .chain((parts) =>
    components(parts.files.map(({ path }) => path)).map((more) => ({ ...parts, ...more })),
  )
  .map((parts) => parts as BomDescription);
