// SARIF 2.1.0 as its editors publish it, from their npm package.
import schema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with { type: 'json' };
import { makeFinding } from '@weighbridge/core';
import type { Finding } from '@weighbridge/core';
import { propertyRuns } from '@weighbridge/testkit';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BOM_REPORT, EXPLAIN_REPORT } from './other-reports.ts';
import { DRIFT_DOCUMENT, hostileDocument } from './planted-document.ts';
import { render } from './render.ts';
import type { Report } from './render.ts';
import { POSTURE_REPORT, WAIVED_REPORT } from './reports.ts';

const ajv = new Ajv.default({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats.default(ajv as never);
const validate = ajv.compile(schema);

interface Rule {
  readonly id: string;
  readonly shortDescription: { readonly text: string };
  readonly fullDescription: { readonly text: string };
  readonly help: { readonly text: string };
}

interface Log {
  readonly runs: readonly [
    {
      readonly results: readonly {
        readonly ruleId: string;
        readonly ruleIndex: number;
        readonly kind: string;
        readonly level: string;
        readonly message: { readonly text: string };
        readonly suppressions?: readonly { readonly justification: string }[];
        readonly locations?: readonly {
          readonly physicalLocation?: {
            readonly artifactLocation: { readonly uri: string };
            readonly region?: object;
          };
        }[];
      }[];
      readonly properties?: { readonly notLookedFor: readonly string[] };
      readonly tool: { readonly driver: { readonly rules: readonly Rule[] } };
    },
  ];
}

function logOf(report: Report): Log {
  const log: unknown = JSON.parse(render(report, 'sarif'));
  validate(log);
  expect(validate.errors ?? []).toEqual([]);
  return log as Log;
}

function withFindings(findings: readonly Finding[]): Report {
  return { ...POSTURE_REPORT, findings };
}

test('the schema refuses anything that is not SARIF, so that conforming to it is meaningful', () => {
  expect(validate({ version: '2.1.0', runs: [{ results: [] }] })).toBe(false);
  const log = JSON.parse(render(POSTURE_REPORT, 'sarif')) as {
    runs: { results: { kind: string }[] }[];
  };
  const first = log.runs[0]?.results[0];
  if (first !== undefined) first.kind = 'unknown';
  expect(validate(log)).toBe(false);
});

test.for<[string, Report]>([
  ['a refused model', POSTURE_REPORT],
  ['a waived model', WAIVED_REPORT],
  ['a bill of materials', BOM_REPORT],
  ['an explanation', EXPLAIN_REPORT],
  ['a document that no reporter knows', DRIFT_DOCUMENT],
])('%s is valid against the SARIF 2.1.0 schema', ([, report]) => {
  const [run] = logOf(report).runs;
  for (const { ruleId, ruleIndex } of run.results) {
    expect(run.tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
  }
});

test('writes each of the four answers with its own kind, and a level only for fails', () => {
  const [run] = logOf(POSTURE_REPORT).runs;
  const verdicts = run.results.filter(({ ruleId }) => ruleId.startsWith('WB-'));
  expect(verdicts.map(({ ruleId, kind, level }) => [ruleId, kind, level])).toEqual([
    ['WB-ART-1', 'notApplicable', 'none'],
    ['WB-ART-2', 'fail', 'error'],
    ['WB-BOM-1', 'pass', 'none'],
    ['WB-BOM-4', 'open', 'none'],
  ]);
});

test('a control that nothing checks is not a result, but is named', () => {
  const [run] = logOf(POSTURE_REPORT).runs;
  expect(run.properties?.notLookedFor).toEqual(['WB-INT-1']);
  expect(run.tool.driver.rules.map(({ id }) => id)).not.toContain('WB-INT-1');
});

test('every rule fully describes what it is about and its remedy', () => {
  for (const report of [POSTURE_REPORT, BOM_REPORT, EXPLAIN_REPORT]) {
    for (const { shortDescription, fullDescription, help } of logOf(report).runs[0].tool.driver
      .rules) {
      expect(shortDescription.text).toMatch(/\S/);
      expect(fullDescription.text.length).toBeGreaterThanOrEqual(shortDescription.text.length);
      expect(help.text).toMatch(/\S/);
    }
  }
});

test('a waived result stays a fail and says who accepted it and until when', () => {
  const waived = logOf(WAIVED_REPORT).runs[0].results.find(({ ruleId }) => ruleId === 'WB-ART-2');
  expect(waived?.kind).toBe('fail');
  expect(waived?.suppressions?.[0]?.justification).toMatch(
    /SEC-7: ada@example\.org, until 2027-01-12/,
  );
});

test('keeps the byte range of a finding', () => {
  const [finding] = logOf(POSTURE_REPORT).runs[0].results;
  expect(finding?.locations?.[0]?.physicalLocation).toEqual({
    artifactLocation: { uri: 'model-00001-of-00002.safetensors', uriBaseId: 'MODEL' },
    region: { byteOffset: 4112, byteLength: 16 },
  });
});

test('no message can inject a link or a placeholder', () => {
  const message = 'see [the docs](https://evil.example) {0} [a\\](b)';
  const [finding] = logOf(
    withFindings([
      makeFinding({ ruleId: 'a/b', kind: 'fail', level: 'error', message, locations: [] }),
    ]),
  ).runs[0].results;
  expect(finding?.message.text).toBe('see [the docs\\](https://evil.example) {{0}} [a\\\\](b)');
});

const anyPath = fc
  .array(fc.string({ unit: 'binary', minLength: 1 }), { minLength: 1, maxLength: 4 })
  .map((segments) => segments.join('/'));

test('any path becomes a relative URI that leads back to the same path', () => {
  fc.assert(
    fc.property(anyPath, (path) => {
      const finding = makeFinding({
        ruleId: 'a/b',
        kind: 'fail',
        level: 'error',
        message: 'm',
        locations: [{ path: path.toWellFormed() }],
      });
      const uri = logOf(withFindings([finding])).runs[0].results[0]?.locations?.[0]
        ?.physicalLocation?.artifactLocation.uri;
      const kept = path
        .toWellFormed()
        .split('/')
        .filter((part) => !['', '.', '..'].includes(part));
      expect(uri === undefined).toBe(kept.length === 0);
      if (uri === undefined) return;
      const resolved = new URL(uri, 'https://base.example/model/');
      expect(resolved.href).toBe(`https://base.example/model/${uri}`);
      expect(uri.split('/').map(decodeURIComponent)).toEqual(kept);
    }),
    { numRuns: propertyRuns({ short: 200, long: 5_000 }) },
  );
});

const anyFinding = fc
  .record({
    ruleId: fc.constantFrom('a/b', 'c/d', 'e/f'),
    kind: fc.constantFrom(
      'fail' as const,
      'pass' as const,
      'unknown' as const,
      'not-applicable' as const,
    ),
    level: fc.constantFrom('error' as const, 'warning' as const, 'note' as const, 'none' as const),
    message: fc.string({ unit: 'binary', minLength: 1 }),
    path: anyPath,
    byteOffset: fc.option(fc.nat(), { nil: undefined }),
    line: fc.option(fc.integer({ min: 1, max: 1e6 }), { nil: undefined }),
    pointer: fc.option(fc.string({ unit: 'binary' }), { nil: undefined }),
    cwe: fc.array(fc.constantFrom('CWE-22', 'CWE-400', 'nonsense')),
    citations: fc.array(
      fc.constantFrom('https://example.org/a b', 'javascript:alert(1)', 'not a uri'),
    ),
  })
  .map(({ path, byteOffset, line, pointer, message, ...rest }) =>
    makeFinding({
      ...rest,
      message: message.toWellFormed(),
      locations: [
        {
          path: path.toWellFormed(),
          ...(byteOffset === undefined ? {} : { byteOffset }),
          ...(line === undefined ? {} : { line }),
          ...(pointer === undefined ? {} : { pointer: pointer.toWellFormed() }),
        },
      ],
    }),
  );

const TOLD = POSTURE_REPORT.posture.verdicts.filter(
  ({ reason }) => reason !== 'no-collector',
).length;

test('whatever a document says, the log is valid', () => {
  fc.assert(
    fc.property(hostileDocument, (document) => {
      expect(logOf(document).runs[0].results.length).toBe(document.findings?.length);
    }),
    { numRuns: propertyRuns({ short: 60, long: 1_000 }) },
  );
});

test('whatever the findings say, the log is valid', () => {
  fc.assert(
    fc.property(fc.array(anyFinding, { maxLength: 5 }), (findings) => {
      const [run] = logOf(withFindings(findings)).runs;
      expect(run.results.length).toBe(findings.length + TOLD);
    }),
    { numRuns: propertyRuns({ short: 150, long: 3_000 }) },
  );
});
