import { expect, test } from 'vitest';
import { POSTURE_REPORT, WAIVED_REPORT } from '../test/reports.ts';
import { nextStep } from './next-step.ts';
import type { PostureReport } from './report.ts';

/** The same report with the fails gone. */
function withoutFails(report: PostureReport): PostureReport {
  const verdicts = report.posture.verdicts.filter(({ status }) => status !== 'fail');
  return { ...report, posture: { ...report.posture, verdicts } };
}

test('a fail comes before anything unknown, with the remedy of its finding', () => {
  expect(nextStep(POSTURE_REPORT)).toEqual({
    action: 'Write the file again with a current safetensors release.',
    fixes: [{ control: 'WB-ART-2', status: 'fail' }],
  });
});

test('without fails it is the unknown that the gate asks for, never one that waits for a collector', () => {
  expect(nextStep(withoutFails(POSTURE_REPORT))).toEqual({
    action: 'Do what WB-BOM-4 asks.',
    fixes: [{ control: 'WB-BOM-4', status: 'unknown' }],
  });
});

test('nothing stands in the way of an open gate', () => {
  expect(nextStep(WAIVED_REPORT)).toBeUndefined();
});

test('one remedy that helps several controls names them all, the worst first decided', () => {
  const { posture } = POSTURE_REPORT;
  const shared = posture.verdicts.find(({ control }) => control === 'WB-ART-2')?.findings ?? [];
  const verdicts = posture.verdicts.map((verdict) =>
    verdict.control === 'WB-ART-1'
      ? { ...verdict, status: 'fail' as const, findings: shared }
      : verdict,
  );
  expect(nextStep({ ...POSTURE_REPORT, posture: { ...posture, verdicts } })?.fixes).toEqual([
    { control: 'WB-ART-1', status: 'fail' },
    { control: 'WB-ART-2', status: 'fail' },
  ]);
});
