import { readdirSync } from 'node:fs';
import { propertyRuns } from '@weighbridge/testkit';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { render, reporters } from '../src/index.ts';
import type { Report, Reporter } from '../src/index.ts';
import { goldenOf, readings, unclosed } from './closed.ts';
import { hostileBom, hostilePosture } from './hostile.ts';
import { BOM_REPORT, EXPLAIN_REPORT } from './other-reports.ts';
import { POSTURE_REPORT, WAIVED_REPORT } from './reports.ts';

const REPORTS: Readonly<Record<string, Report>> = {
  posture: POSTURE_REPORT,
  waived: WAIVED_REPORT,
  bom: BOM_REPORT,
  explain: EXPLAIN_REPORT,
  'explain-list': { ...EXPLAIN_REPORT, detail: 'list' },
};
/** Everything that a terminal obeys or that hides text, but the line feed. */
const ACTIVE = /[\p{Cf}\p{Zl}\p{Zp}]|(?!\n)\p{Cc}/u;

const places = {
  sources: readdirSync(new URL('../src/reporters/', import.meta.url)),
  goldens: readdirSync(new URL('golden/', import.meta.url)),
  readings: Object.keys(readings),
};

test('every reporter has its file, a reading and golden files of all that it writes', () => {
  expect(unclosed(reporters, REPORTS, places)).toEqual([]);
});

test('every reporter has a title and a media type, and writes some report', () => {
  for (const { title, mediaType, kinds } of reporters) {
    expect([title, mediaType]).not.toContain('');
    expect(kinds.length).toBeGreaterThan(0);
  }
});

test('a reporter that lacks something fails by its name, with what to write', () => {
  const [pretty] = reporters as readonly [Reporter, ...Reporter[]];
  const planted: Reporter = { ...pretty, id: 'planted', extension: 'planted', kinds: ['bom'] };
  expect(unclosed([...reporters, planted], REPORTS, places)).toEqual([
    'planted is listed twice, or its file is not src/reporters/planted.ts',
    'nothing reads what planted writes: add it to readings in test/closed.ts',
    'planted has no test/golden/bom.planted: run the tests once, and read what they wrote',
  ]);
  const all = {
    sources: [...places.sources, 'planted.ts'],
    goldens: [...places.goldens, 'bom.planted'],
    readings: [...places.readings, 'planted'],
  };
  expect(unclosed([...reporters, planted], REPORTS, all)).toEqual([]);
  expect(unclosed(reporters, REPORTS, all)).toEqual([
    'src/reporters/planted.ts is not listed in src/reporters/index.ts',
  ]);
  expect(unclosed([...reporters, { ...planted, extension: 'txt' }], REPORTS, all)).toContain(
    'planted writes .txt as another does: golden files collide',
  );
});

test.for(reporters.map((reporter) => [reporter.id, reporter] as const))(
  '%s writes what its readers read, whatever a model says',
  ([id, { kinds }]) => {
    const hostile = fc.oneof(hostilePosture, hostileBom).filter(({ kind }) => kinds.includes(kind));
    fc.assert(
      fc.property(hostile, (report) => {
        const text = render(report, id);
        expect(() => readings[id]?.(text)).not.toThrow();
        expect(text).toMatch(/[^\n]\n$/);
        expect(text).not.toMatch(ACTIVE);
      }),
      { numRuns: propertyRuns({ short: 100, long: 2_000 }) },
    );
  },
);

test.for([
  ['pretty', 'a\u001b[2J\n', /a terminal obeys it/],
  ['json', '{"a":\n', /JSON/],
  ['sarif', '{"version":"2.1.0"}\n', /it is no SARIF log/],
  ['html', '<!doctype html>\n<p>\n', /it is no page/],
  ['html', '<!doctype html>\n<script></script></html>\n', /it has a script/],
  ['html', '<!doctype html>\n<img src=x onerror=alert(1)></html>\n', /it has a script/],
  ['markdown', '<script>1</script>\n', /it has a script/],
  ['junit', '<testsuites><testsuite></testsuites>\n', /unexpected close tag|unclosed tag/],
] as const)('what reads %s refuses %j', ([id, text, why]) => {
  expect(() => readings[id]?.(text)).toThrow(why);
});

const cases = reporters.flatMap((reporter) =>
  Object.entries(REPORTS)
    .filter(([, { kind }]) => reporter.kinds.includes(kind))
    .map(([name]) => ({ id: reporter.id, golden: goldenOf(name, reporter), name })),
);

describe.for(cases)('$id of $name', ({ id, golden, name }) => {
  const report = REPORTS[name] as Report;

  test('is the golden file', async () => {
    await expect(render(report, id)).toMatchFileSnapshot(`golden/${golden}`);
  });

  test('is the same twice, ends with one line feed and holds nothing that acts on a terminal', () => {
    const text = render(report, id);
    expect(render(structuredClone(report), id)).toBe(text);
    expect(text).toMatch(/[^\n]\n$/);
    expect(text).not.toMatch(ACTIVE);
  });
});

test('refuses a format that it does not know, naming those it does', () => {
  expect(() => render(POSTURE_REPORT, 'xml')).toThrow(/pretty, json, sarif, html, markdown, junit/);
});

test.for([0, 39, 80.5, Number.NaN])('refuses a width of %s', (width) => {
  expect(() => render(POSTURE_REPORT, 'pretty', { width })).toThrow(RangeError);
});
