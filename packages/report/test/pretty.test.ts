import { makeFinding } from '@weighbridge/core';
import { propertyRuns } from '@weighbridge/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { displayWidth } from '../src/index.ts';
import { render } from './render.ts';
import { POSTURE_REPORT } from './reports.ts';

const SGR = /\u001b\[[\d;]*m/g;

test('colour only adds colour: without it the text is the same', () => {
  const plain = render(POSTURE_REPORT, 'pretty');
  const colored = render(POSTURE_REPORT, 'pretty', { color: true });
  expect(colored).toMatch(SGR);
  expect(colored.replaceAll(SGR, '')).toBe(plain);
});

test.for([40, 60, 80, 120])('no line is wider than %d columns', (width) => {
  for (const line of render(POSTURE_REPORT, 'pretty', { width, color: true }).split('\n')) {
    expect(displayWidth(line.replaceAll(SGR, ''))).toBeLessThanOrEqual(width);
  }
});

test('every status has a word, so that colour is not the only cue', () => {
  const text = render(POSTURE_REPORT, 'pretty');
  for (const word of ['✓ pass', '✕ fail', '? unknown', '– n/a', 'REFUSED'])
    expect(text).toContain(word);
});

test('a long list of findings is cut, and says by how much', () => {
  const findings = Array.from({ length: 50 }, (_, at) =>
    makeFinding({
      ruleId: 'a/b',
      kind: 'fail',
      level: 'error',
      message: `number ${at}`,
      locations: [],
      key: `${at}`,
    }),
  );
  const verdicts = POSTURE_REPORT.posture.verdicts.map((verdict) =>
    verdict.status === 'fail'
      ? { ...verdict, findings: findings.map(({ fingerprint }) => fingerprint) }
      : verdict,
  );
  const text = render(
    { ...POSTURE_REPORT, findings, posture: { ...POSTURE_REPORT.posture, verdicts } },
    'pretty',
    { maxFindings: 5 },
  );
  expect(text.match(/number \d+/g)).toHaveLength(5);
  expect(text).toContain('and 45 more');
});

test('no name, message, path or value puts anything on the page that acts on a terminal', () => {
  const hostile = fc.string({ unit: 'binary', minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(hostile, hostile, hostile, (name, message, path) => {
      const finding = makeFinding({
        ruleId: 'a/b',
        kind: 'fail',
        level: 'error',
        message: message.toWellFormed(),
        remediation: message,
        locations: [{ path: path.toWellFormed(), pointer: path.toWellFormed() }],
      });
      const { posture } = POSTURE_REPORT;
      const report = {
        ...POSTURE_REPORT,
        name,
        findings: [finding],
        posture: { ...posture, gate: { ...posture.gate, sentence: message } },
      };
      expect(render(report, 'pretty', { width: 60 })).not.toMatch(
        /[\p{Cf}\p{Zl}\p{Zp}\p{Cs}]|(?!\n)\p{Cc}/u,
      );
    }),
    { numRuns: propertyRuns({ short: 300, long: 10_000 }) },
  );
});
