import type { Verdict } from '@weighbridge/core';
import { findingsOf, nextStep, remedyOf, stepWords } from '../next-step.ts';
import type { PostureReport } from '../report.ts';
import { controlOf, otherFindings, standing } from '../view.ts';
import { STATUS_WORDS } from '../words.ts';
import { findingLines, makeCase } from './case.ts';
import type { Case } from './case.ts';

/** The gate as a test case: it passes where the model is admitted. */
export function gateCase(report: PostureReport): Case {
  const { outcome, sentence } = report.posture.gate;
  const step = nextStep(report);
  const lines = [
    sentence,
    ...(step === undefined ? [] : stepLines(step)),
    ...findingLines(otherFindings(report)),
  ];
  const result = { refuse: 'failure', 'cannot-decide': 'error' } as const;
  const isOpen = outcome === 'admit' || outcome === 'admit-with-conditions';
  return makeCase(`Gate ${report.posture.policy.name}`, 'weighbridge.gate', {
    result: isOpen ? 'passed' : result[outcome],
    type: outcome,
    message: sentence,
    lines,
    // What could not be looked at is told also where the gate is open.
    unseen: findingLines(otherFindings(report).filter(({ kind }) => kind === 'unknown')),
  });
}

function stepLines(step: NonNullable<ReturnType<typeof nextStep>>): readonly string[] {
  const { stays } = stepWords(step);
  const lines = [`Next best step: ${step.action}`];
  return stays === '' ? lines : [...lines, `Still in the way: ${stays}.`];
}

/**
 * One control as a test case.
 *
 * A fail is a `failure`, also while it is waived: its text names the waiver. An unknown is an `error`
 * where the gate rests on the answer, else `skipped`, as is what does not apply. Only a pass passes.
 */
export function controlCase(report: PostureReport, verdict: Verdict): Case {
  const control = controlOf(report, verdict);
  const { word } = STATUS_WORDS[verdict.status];
  return makeCase(
    control === undefined ? verdict.control : `${verdict.control} ${control.title}`,
    `weighbridge.${control?.family ?? 'other'}`,
    {
      result: resultOf(report, verdict),
      type: verdict.reason,
      message: `${word}: ${verdict.message}`,
      lines: linesOf(report, verdict),
    },
  );
}

function resultOf({ posture }: PostureReport, { control, status }: Verdict): Case['result'] {
  if (status === 'pass') return 'passed';
  if (status === 'fail') return 'failure';
  const isDecisive = posture.gate.because.some((each) => each.control === control);
  return status === 'unknown' && isDecisive ? 'error' : 'skipped';
}

function linesOf(report: PostureReport, verdict: Verdict): readonly string[] {
  const { waiver } = verdict;
  const findings = findingsOf(report, verdict);
  const remedy = remedyOf(report, verdict);
  return [
    `${verdict.message} (${standing(report.posture, verdict)})`,
    ...(waiver === undefined
      ? []
      : [
          `waived by ${waiver.who} until ${waiver.notAfter.slice(0, 10)} (${waiver.id}): ${waiver.reason}`,
        ]),
    ...findingLines(findings),
    ...(remedy === undefined || findings.some((each) => each.remediation !== undefined)
      ? []
      : [`To do: ${remedy}`]),
  ];
}
