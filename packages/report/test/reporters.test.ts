import { describe, expect, test } from 'vitest';
import { render, reporters } from '../src/index.ts';
import type { Report } from '../src/index.ts';
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

test('every reporter has its own id, title and media type', () => {
  expect(reporters.map(({ id }) => id)).toEqual([
    'pretty',
    'json',
    'sarif',
    'html',
    'markdown',
    'junit',
  ]);
  for (const { title, mediaType } of reporters) expect([title, mediaType]).not.toContain('');
});

const cases = reporters.flatMap(({ id, extension, kinds }) =>
  Object.entries(REPORTS)
    .filter(([, { kind }]) => kinds.includes(kind))
    .map(([name]) => ({ id, extension, name })),
);

describe.for(cases)('$id of $name', ({ id, extension, name }) => {
  const report = REPORTS[name] as Report;

  test('is the golden file', async () => {
    await expect(render(report, id)).toMatchFileSnapshot(`golden/${name}.${extension}`);
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
