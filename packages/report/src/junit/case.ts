import type { Finding } from '@weighbridge/core';
import { escapeForDisplay } from '@weighbridge/core';
import { count } from '@weighbridge/core/view';
import { place } from '../pretty/text.ts';
import { element } from './xml.ts';
import type { Element } from './xml.ts';

/** Maximum number of findings listed below one case. */
const MAX_FINDINGS = 100;

/** One test case and its result. */
export interface Case {
  readonly result: 'passed' | 'failure' | 'error' | 'skipped';
  readonly node: Element;
}

/** A line for each finding, and one that counts the others. */
export function findingLines(findings: readonly Finding[]): readonly string[] {
  const lines = findings.slice(0, MAX_FINDINGS).map((finding) => {
    const { kind, level, locations, message, ruleId, remediation } = finding;
    const where = locations.slice(0, 3).map(place).join('; ');
    const lead = `${kind === 'fail' ? level : kind} ${where}${where === '' ? '' : ': '}`;
    return `${lead}${message} (${ruleId})${remediation === undefined ? '' : ` To do: ${remediation}`}`;
  });
  const rest = findings.length - MAX_FINDINGS;
  return rest > 0 ? [...lines, `... and ${count(rest)} more; the JSON report lists all.`] : lines;
}

/** The result of a case, and its texts. */
export interface Ending {
  readonly result: Case['result'];
  readonly type: string;
  readonly message: string;
  readonly lines: readonly string[];
  /** Also written for a case that passes. */
  readonly unseen?: readonly string[];
}

/** A test case with this result. */
export function makeCase(name: string, classname: string, ending: Ending): Case {
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

/** Escaped line by line, so that no text of a model can look like a line of ours. */
function joined(lines: readonly string[]): string {
  return lines.map((line) => escapeForDisplay(line)).join('\n');
}
