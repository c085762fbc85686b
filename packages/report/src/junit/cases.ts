import type { Finding } from '@weighbridge/core';
import { escapeForDisplay } from '@weighbridge/core';
import { count, isOpenGate } from '@weighbridge/core/view';
import type { ControlView, NextStep, PostureView } from '@weighbridge/core/view';
import { place } from '../pretty/text.ts';
import type { PostureReport } from '../report.ts';
import { findingsOf, otherFindings, standing } from '../view.ts';
import { element } from './xml.ts';
import type { Element } from './xml.ts';

/** Most findings told below one case. */
const MAX_FINDINGS = 100;

/** One test case, and how it ended. */
export interface Case {
  readonly result: 'passed' | 'failure' | 'error' | 'skipped';
  readonly node: Element;
}

/** The gate as a test case: it passes where the model is admitted. */
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
    // What could not be looked at is told also where the gate is open.
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
 * A fail is a `failure`, also while it is waived: its text names the waiver. An unknown is an `error`
 * where the gate rests on the answer, else `skipped`, as is what does not apply. Only a pass passes.
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
    `${verdict.message} (${standing(report.posture, shown)})`,
    ...(condition === undefined ? [] : [condition.text]),
    ...findingLines(findings),
    ...(remedy === undefined || findings.some((each) => each.remediation !== undefined)
      ? []
      : [`To do: ${remedy}`]),
  ];
}

function findingLines(findings: readonly Finding[]): readonly string[] {
  const lines = findings.slice(0, MAX_FINDINGS).map((finding) => {
    const { kind, level, locations, message, ruleId, remediation } = finding;
    const where = locations.slice(0, 3).map(place).join('; ');
    const lead = `${kind === 'fail' ? level : kind} ${where}${where === '' ? '' : ': '}`;
    return `${lead}${message} (${ruleId})${remediation === undefined ? '' : ` To do: ${remediation}`}`;
  });
  const rest = findings.length - MAX_FINDINGS;
  return rest > 0 ? [...lines, `... and ${count(rest)} more; the JSON report lists all.`] : lines;
}

interface Ending {
  readonly result: Case['result'];
  readonly type: string;
  readonly message: string;
  readonly lines: readonly string[];
  /** Told of a case that passes, too. */
  readonly unseen?: readonly string[];
}

function makeCase(name: string, classname: string, ending: Ending): Case {
  const { result, type, message, lines, unseen = [] } = ending;
  const text = joined(lines);
  const outcome =
    result === 'skipped'
      ? [element('skipped', { message })]
      : [element(result, { type, message }, text)];
  const remarks = unseen.length === 0 ? [] : [element('system-out', {}, joined(unseen))];
  const children = result === 'passed' ? remarks : outcome;
  return { result, node: element('testcase', { name, classname, time: 0 }, children) };
}

/** Line by line, so that no text of a model can look like a line of ours. */
function joined(lines: readonly string[]): string {
  return lines.map((line) => escapeForDisplay(line)).join('\n');
}
