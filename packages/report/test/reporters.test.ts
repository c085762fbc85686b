import { readdirSync } from 'node:fs';
import { propertyRuns } from '@weighbridge/testkit';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { render, reporters } from '../src/index.ts';
import type { ReportDocument, Reporter } from '../src/index.ts';
import { goldenOf, readings, unclosed } from './closed.ts';
import { hostileBom, hostilePosture } from './hostile.ts';
import { BOM_REPORT, EXPLAIN_REPORT } from './other-reports.ts';
import { DRIFT_DOCUMENT, hostileDocument } from './planted-document.ts';
import { documentOf } from './render.ts';
import type { Report } from './render.ts';
import { POSTURE_REPORT, WAIVED_REPORT } from './reports.ts';

const again = (report: Report) => () => documentOf(structuredClone(report));
const makers: Readonly<Record<string, () => ReportDocument>> = {
  posture: again(POSTURE_REPORT),
  waived: again(WAIVED_REPORT),
  bom: again(BOM_REPORT),
  explain: again(EXPLAIN_REPORT),
  'explain-list': again({ ...EXPLAIN_REPORT, detail: 'list' }),
  drift: () => structuredClone(DRIFT_DOCUMENT),
};
const DOCUMENTS: Readonly<Record<string, ReportDocument>> = Object.fromEntries(
  Object.entries(makers).map(([name, make]) => [name, make()]),
);
/** Everything that acts on a terminal or hides text, except the line feed. */
const ACTIVE = /[\p{Cf}\p{Zl}\p{Zp}]|(?!\n)\p{Cc}/u;

const places = {
  sources: readdirSync(new URL('../src/reporters/', import.meta.url)),
  goldens: readdirSync(new URL('golden/', import.meta.url)),
  readings: Object.keys(readings),
};

test('every reporter has its file, a reading and golden files of everything it writes', () => {
  expect(unclosed(reporters, DOCUMENTS, places)).toEqual([]);
});

test('all reporters write a document that none of them knows', () => {
  expect(reporters.filter(({ lacks }) => lacks(DRIFT_DOCUMENT) !== undefined)).toEqual([]);
  expect(
    reporters
      .filter(({ lacks }) =>
        lacks({
          ...DRIFT_DOCUMENT,
          body: undefined,
          findings: undefined,
          verdict: undefined,
        } as never),
      )
      .map(({ id }) => id),
  ).toEqual(['pretty', 'sarif', 'html', 'markdown', 'junit']);
});

test('every reporter has a title and a media type, and writes some report', () => {
  for (const { title, mediaType, lacks } of reporters) {
    expect([title, mediaType]).not.toContain('');
    expect(Object.values(DOCUMENTS).map((document) => lacks(document))).toContain(undefined);
  }
});

test('an incomplete reporter is named, with what to write', () => {
  const [pretty] = reporters as readonly [Reporter, ...Reporter[]];
  const planted: Reporter = {
    ...pretty,
    id: 'planted',
    extension: 'planted',
    lacks: ({ kind }) => (kind === 'bom' ? undefined : 'a bill'),
  };
  expect(unclosed([...reporters, planted], DOCUMENTS, places)).toEqual([
    'planted is listed twice, or its file is not src/reporters/planted.ts',
    'nothing reads what planted writes: add it to readings in test/closed.ts',
    'planted has no test/golden/bom.planted: run the tests once, and read what they wrote',
  ]);
  const all = {
    sources: [...places.sources, 'planted.ts'],
    goldens: [...places.goldens, 'bom.planted'],
    readings: [...places.readings, 'planted'],
  };
  expect(unclosed([...reporters, planted], DOCUMENTS, all)).toEqual([]);
  expect(unclosed(reporters, DOCUMENTS, all)).toEqual([
    'src/reporters/planted.ts is not listed in src/reporters/index.ts',
  ]);
  expect(unclosed([...reporters, { ...planted, extension: 'txt' }], DOCUMENTS, all)).toContain(
    'planted writes .txt as another does: golden files collide',
  );
});

test.for(reporters.map((reporter) => [reporter.id, reporter] as const))(
  '%s writes output that its readers can read, whatever a model says',
  ([id, reporter]) => {
    const reports = fc.oneof(hostilePosture, hostileBom).map(documentOf);
    const hostile = fc
      .oneof(reports, hostileDocument)
      .filter((document) => reporter.lacks(document) === undefined);
    fc.assert(
      fc.property(hostile, (document) => {
        const text = render(document, id);
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
  ['sarif', '{"version":"2.1.0"}\n', /it is not a SARIF log/],
  ['html', '<!doctype html>\n<p>\n', /it is not a page/],
  ['html', '<!doctype html>\n<script></script></html>\n', /it has a script/],
  ['html', '<!doctype html>\n<img src=x onerror=alert(1)></html>\n', /it has a script/],
  ['markdown', '<script>1</script>\n', /it has a script/],
  ['junit', '<testsuites><testsuite></testsuites>\n', /unexpected close tag|unclosed tag/],
] as const)('the reader of %s refuses %j', ([id, text, why]) => {
  expect(() => readings[id]?.(text)).toThrow(why);
});

const cases = reporters.flatMap((reporter) =>
  Object.entries(DOCUMENTS)
    .filter(([, document]) => reporter.lacks(document) === undefined)
    .map(([name]) => ({ id: reporter.id, golden: goldenOf(name, reporter), name })),
);

describe.for(cases)('$id of $name', ({ id, golden, name }) => {
  const document = DOCUMENTS[name] as ReportDocument;

  test('matches the golden file', async () => {
    await expect(render(document, id)).toMatchFileSnapshot(`golden/${golden}`);
  });

  test('is deterministic, ends with one line feed and holds nothing that acts on a terminal', () => {
    const text = render(document, id);
    expect(render(makers[name]?.() ?? document, id)).toBe(text);
    expect(text).toMatch(/[^\n]\n$/);
    expect(text).not.toMatch(ACTIVE);
  });
});

test('refuses an unknown format and names the known ones', () => {
  expect(() => render(documentOf(POSTURE_REPORT), 'xml')).toThrow(
    /pretty, json, sarif, html, markdown, junit/,
  );
});

test.for([0, 39, 80.5, Number.NaN])('refuses a width of %s', (width) => {
  expect(() => render(documentOf(POSTURE_REPORT), 'pretty', { width })).toThrow(RangeError);
});
