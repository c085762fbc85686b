import { expect, test } from 'vitest';
import { POSTURE_REPORT, WAIVED_REPORT } from '../test/reports.ts';
import { nextStep, stepWords } from './next-step.ts';
import type { PostureReport } from './report.ts';

/** The same report with the fails gone. */
function withoutFails(report: PostureReport): PostureReport {
  const verdicts = report.posture.verdicts.filter(({ status }) => status !== 'fail');
  return { ...report, posture: { ...report.posture, verdicts } };
}

test('a fail comes before anything unknown, with the remedy of its finding', () => {
  expect(nextStep(POSTURE_REPORT)).toEqual({
    action: 'model.safetensors: Write the file again with a current safetensors release.',
    fixes: [{ control: 'WB-ART-2', status: 'fail' }],
    remaining: [{ control: 'WB-BOM-4', status: 'unknown' }],
  });
});

test('without fails it is the unknown that the gate asks for, never one that waits for a collector', () => {
  expect(nextStep(withoutFails(POSTURE_REPORT))).toEqual({
    action: 'Do what WB-BOM-4 asks.',
    fixes: [{ control: 'WB-BOM-4', status: 'unknown' }],
    remaining: [],
  });
});

test('nothing stands in the way of an open gate', () => {
  expect(nextStep(WAIVED_REPORT)).toBeUndefined();
});

test('the remedy of a verdict comes before that of its control', () => {
  const { posture } = POSTURE_REPORT;
  const verdicts = posture.verdicts.map((verdict) =>
    verdict.control === 'WB-BOM-4' ? { ...verdict, remedy: 'State it in README.md.' } : verdict,
  );
  const report = { ...POSTURE_REPORT, posture: { ...posture, verdicts } };
  expect(nextStep(withoutFails(report))?.action).toBe('State it in README.md.');
});

test('what stays in the way is named, up to five controls', () => {
  const remaining = Array.from({ length: 7 }, (_, at) => ({
    control: `WB-X-${at}`,
    status: 'unknown' as const,
  }));
  const step = {
    action: 'Do.',
    fixes: [{ control: 'WB-A-1', status: 'fail' as const }],
    remaining,
  };
  expect(stepWords(step)).toEqual({
    settles: 'the fail of WB-A-1',
    stays: 'WB-X-0, WB-X-1, WB-X-2, WB-X-3, WB-X-4, 2 more',
  });
});

test('one remedy that helps several controls names them all, the worst first decided', () => {
  const { posture } = POSTURE_REPORT;
  const shared = posture.verdicts.find(({ control }) => control === 'WB-ART-2')?.findings ?? [];
  const verdicts = posture.verdicts.map((verdict) =>
    verdict.control === 'WB-ART-1'
      ? { ...verdict, status: 'fail' as const, findings: shared, remedy: 'Do one thing.' }
      : verdict.control === 'WB-ART-2'
        ? { ...verdict, remedy: 'Do one thing.' }
        : verdict,
  );
  expect(nextStep({ ...POSTURE_REPORT, posture: { ...posture, verdicts } })?.fixes).toEqual([
    { control: 'WB-ART-1', status: 'fail' },
    { control: 'WB-ART-2', status: 'fail' },
  ]);
});
