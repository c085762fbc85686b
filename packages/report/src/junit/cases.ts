import { isOpenGate } from '@weighbridge/core/view';
import type { ControlView, NextStep, PostureView } from '@weighbridge/core/view';
import type { PostureReport } from '../report.ts';
import { findingsOf, otherFindings, basisOf } from '../view.ts';
import { findingLines, makeCase } from './case.ts';
import type { Case } from './case.ts';

/** The gate as a test case: it passes if the model is admitted. */
export function gateCase(report: PostureReport, { gate, nextStep }: PostureView): Case {
  const { outcome, sentence } = gate;
  const lines = [
    sentence,
    ...(nextStep === undefined ? [] : stepLines(nextStep)),
    ...findingLines(otherFindings(report)),
  ];
  const result = { refuse: 'failure', 'cannot-decide': 'error' } as const;
  return makeCase(`Gate ${report.posture.policy.name}`, 'weighbridge.gate', {
    result: isOpenGate(outcome) ? 'passed' : result[outcome],
    type: outcome,
    message: sentence,
    lines,
    // What could not be looked at is listed even if the gate is open.
    unseen: findingLines(otherFindings(report).filter(({ kind }) => kind === 'unknown')),
  });
}

function stepLines({ action, stays }: NextStep): readonly string[] {
  const lines = [`Next best step: ${action}`];
  return stays === '' ? lines : [...lines, `Still in the way: ${stays}.`];
}

/**
 * One control as a test case.
 *
 * A fail is a `failure`, even while it is waived: its text names the waiver. An unknown is an `error` if the gate rests
 * on the answer, otherwise `skipped`, like a control that does not apply. Only a pass passes.
 */
export function controlCase(report: PostureReport, shown: ControlView): Case {
  const { verdict, control, status } = shown;
  return makeCase(
    control === undefined ? verdict.control : `${verdict.control} ${control.title}`,
    `weighbridge.${control?.family ?? 'other'}`,
    {
      result: resultOf(shown),
      type: verdict.reason,
      message: `${status.short}: ${verdict.message}`,
      lines: linesOf(report, shown),
    },
  );
}

function resultOf({ verdict: { status }, isDecisive }: ControlView): Case['result'] {
  if (status === 'pass') return 'passed';
  if (status === 'fail') return 'failure';
  return status === 'unknown' && isDecisive ? 'error' : 'skipped';
}

function linesOf(report: PostureReport, shown: ControlView): readonly string[] {
  const { verdict, condition, remedy } = shown;
  const findings = findingsOf(report, verdict);
  return [
    `${verdict.message} (${basisOf(report.posture, shown)})`,
    ...(condition === undefined ? [] : [condition.text]),
    ...findingLines(findings),
    ...(remedy === undefined || findings.some((each) => each.remediation !== undefined)
      ? []
      : [`To do: ${remedy}`]),
  ];
}
