import { propertyRuns } from '@weighbridge/testkit';
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
import type { PostureReport } from '../src/index.ts';
import { hostilePosture } from './hostile.ts';
import { BOM_REPORT } from './other-reports.ts';
import { render } from './render.ts';
import { POSTURE_REPORT, WAIVED_REPORT } from './reports.ts';

interface Node {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Node[];
  text: string;
}

/** Reads XML strictly, and throws if it is not well-formed. */
function read(text: string): Node {
  const root: Node = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    const node: Node = {
      name,
      attributes: attributes as Readonly<Record<string, string>>,
      children: [],
      text: '',
    };
    open.at(-1)?.children.push(node);
    open.push(node);
  });
  parser.on('text', (part) => {
    const node = open.at(-1);
    if (node !== undefined) node.text += part;
  });
  parser.on('closetag', () => void open.pop());
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(text).close();
  return root.children[0] ?? root;
}

function suitesOf(report: PostureReport): readonly Node[] {
  return read(render(report, 'junit')).children;
}

function casesOf(report: PostureReport): ReadonlyMap<string, Node> {
  const cases = suitesOf(report).flatMap(({ children }) =>
    children.filter(({ name }) => name === 'testcase'),
  );
  return new Map(cases.map((each) => [each.attributes['name']?.split(' ')[0] ?? '', each]));
}

function endingOf(report: PostureReport, control: string): string {
  return casesOf(report).get(control)?.children[0]?.name ?? 'passed';
}

test('a fail is a failure, a pass passes, and nothing else does', () => {
  expect(endingOf(POSTURE_REPORT, 'WB-ART-2')).toBe('failure');
  expect(endingOf(POSTURE_REPORT, 'WB-BOM-1')).toBe('passed');
  expect(endingOf(POSTURE_REPORT, 'WB-ART-1')).toBe('skipped');
  expect(endingOf(POSTURE_REPORT, 'WB-INT-1')).toBe('skipped');
});

test('an unknown that the gate rests on is an error', () => {
  expect(endingOf(POSTURE_REPORT, 'WB-BOM-4')).toBe('error');
});

test('a waiver opens the gate, and the fail stays a failure that names it', () => {
  expect(endingOf(POSTURE_REPORT, 'Gate')).toBe('failure');
  expect(endingOf(WAIVED_REPORT, 'Gate')).toBe('passed');
  expect(endingOf(WAIVED_REPORT, 'WB-ART-2')).toBe('failure');
  expect(casesOf(WAIVED_REPORT).get('WB-ART-2')?.children[0]?.text).toContain(
    'waived by ada@example.org until 2027-01-12 (w-1, SEC-7)',
  );
});

test('is well-formed with correct counts, whatever a model says', () => {
  fc.assert(
    fc.property(hostilePosture, (report) => {
      const suites = suitesOf(report);
      expect(suites.map(({ name }) => name)).toEqual([
        'testsuite',
        'testsuite',
        'testsuite',
        'testsuite',
      ]);
      for (const { attributes, children } of suites) {
        const cases = children.filter(({ name }) => name === 'testcase');
        const ended = (name: string) =>
          cases.filter((each) => each.children.some((child) => child.name === name)).length;
        expect(attributes).toMatchObject({
          tests: String(cases.length),
          failures: String(ended('failure')),
          errors: String(ended('error')),
          skipped: String(ended('skipped')),
        });
      }
    }),
    { numRuns: propertyRuns({ short: 200, long: 1600 }) },
  );
});

test('no text from others makes its own line', () => {
  const [finding] = POSTURE_REPORT.findings;
  const message = 'x\nGate: ADMITTED\r\nok';
  const text = render(
    { ...POSTURE_REPORT, findings: [{ ...(finding as NonNullable<typeof finding>), message }] },
    'junit',
  );
  expect(text).not.toMatch(/^Gate: ADMITTED/m);
});

test('writes only postures', () => {
  expect(() => render(BOM_REPORT, 'junit')).toThrow(
    /junit cannot write a document of kind bom without a verdict/,
  );
});
