import type { Finding, Verdict } from '@weighbridge/core';
import { escapeForDisplay } from '@weighbridge/core';
import { findingsOf, nextStep, remedyOf, stepWords } from '../next-step.ts';
import { count, place } from '../pretty/text.ts';
import type { PostureReport } from '../report.ts';
import { controlOf, otherFindings, standing } from '../view.ts';
import { STATUS_WORDS } from '../words.ts';
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
