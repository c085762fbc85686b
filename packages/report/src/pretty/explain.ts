import { escapeForDisplay } from '@weighbridge/core';
import { familyTitle } from '@weighbridge/core/view';
import type { CodeTopic, ControlTopic, ExplainReport, ExplainTopic, RuleTopic } from '../report.ts';
import type { RenderOptions } from '../reporter.ts';
import { makePage } from './page.ts';
import type { Page } from './page.ts';

/** What controls, rules and error codes mean, for people. */
export function explainPage(report: ExplainReport, options: RenderOptions): string {
  const page = makePage(options);
  if (report.detail === 'list') addList(page, report);
  for (const [index, topic] of (report.detail === 'full' ? report.topics : []).entries()) {
    if (index > 0) page.gap();
    if (topic.kind === 'control') addControl(page, topic);
    else if (topic.kind === 'rule') addRule(page, topic);
    else addCode(page, topic);
  }
  return page.toString();
}

function addList(page: Page, { topics }: ExplainReport): void {
  const column = Math.max(0, ...topics.map((topic) => idOf(topic).length)) + 2;
  let last: string | undefined;
  for (const topic of topics) {
    if (topic.kind !== last) {
      if (last !== undefined) page.gap();
      page.add(0, [['strong', HEADINGS[topic.kind]]]);
      last = topic.kind;
    }
    page.add(1, [['strong', idOf(topic).padEnd(column)]], escapeForDisplay(lineOf(topic)));
  }
}

const HEADINGS: Readonly<Record<ExplainTopic['kind'], string>> = {
  control: 'Controls',
  rule: 'Rules',
  code: 'Error codes',
};

function idOf(topic: ExplainTopic): string {
  if (topic.kind === 'control') return topic.control.id;
  return topic.kind === 'rule' ? topic.rule.id : topic.code.id;
}

function lineOf(topic: ExplainTopic): string {
  if (topic.kind === 'control') return topic.control.title;
  return topic.kind === 'rule' ? topic.rule.summary : topic.code.when;
}

function addControl(page: Page, topic: ControlTopic): void {
  const { control, uncollected } = topic;
  page.add(0, [['strong', `${control.id}  `]], escapeForDisplay(control.title), 'strong');
  row(page, 'asks', topic.question);
  row(page, 'family', familyTitle(control.family));
  row(page, 'severity', control.severity);
  row(page, 'stale after', `${control.maxAgeDays} days`);
  row(page, 'required by', topic.requiredBy.join(', ') || 'no policy at hand');
  const needs = control.needs.map(({ type, shows }) => {
    const missing = uncollected.includes(type) ? ' Nothing collects it here yet.' : '';
    return [type, `${shows}${missing}`] as const;
  });
  addNamed(page, 'needs', needs);
  if (control.unless !== undefined) {
    addNamed(page, 'n/a by', [[control.unless.type, control.unless.shows]]);
  }
  if (control.rules.length > 0) {
    row(
      page,
      'failed by',
      `findings of level error of ${control.rules.map((prefix) => `${prefix}*`).join(', ')}`,
    );
  }
  row(page, 'remedy', control.remediation);
  if (topic.frameworks.length === 0) return;
  page.add(2, [['quiet', 'evidence for (never a claim of compliance)']]);
  addFrameworks(page, topic.frameworks);
}

/**
 * Each framework with its edition, in the given order; then each id, what it is about, and whether it is our own
 * reading.
 */
function addFrameworks(page: Page, references: ControlTopic['frameworks']): void {
  const groups = Map.groupBy(references, ({ framework, edition }) => `${framework} ${edition}`);
  for (const [name, group] of groups) {
    const ours = group.every(({ ourReading }) => ourReading);
    const source = group[0]?.source === undefined ? '' : `, ${group[0].source}`;
    page.add(4, [], escapeForDisplay(`${name}${source}${ours ? ', by our own reading' : ''}`));
    for (const { id, words, ourReading } of group) {
      const mark = ourReading && !ours ? ' (our own reading)' : '';
      const text = words === undefined ? id : `${id}: ${words}`;
      page.add(6, [], escapeForDisplay(`${text}${mark}`));
    }
  }
}

function addRule(page: Page, { rule, owner, controls }: RuleTopic): void {
  page.add(
    0,
    [['strong', `${escapeForDisplay(rule.id)}  `]],
    escapeForDisplay(rule.summary),
    'strong',
  );
  row(page, 'owner', owner);
  row(page, 'can fail', controls.join(', ') || 'no control');
  if (rule.cwe !== undefined && rule.cwe.length > 0) row(page, 'weakness', rule.cwe.join(', '));
  if (rule.remediation !== undefined) row(page, 'remedy', rule.remediation);
  for (const citation of rule.citations ?? []) row(page, 'defined in', citation);
}

function addCode(page: Page, { code, owner }: CodeTopic): void {
  page.add(
    0,
    [['strong', `${escapeForDisplay(code.id)}  `]],
    escapeForDisplay(code.when),
    'strong',
  );
  row(page, 'owner', owner);
  row(page, 'stage', code.stage);
  row(page, 'remedy', code.advice);
}

function row(page: Page, name: string, text: string): void {
  page.add(2, [['quiet', name.padEnd(13)]], escapeForDisplay(text));
}

function addNamed(
  page: Page,
  title: string,
  rows: readonly (readonly [name: string, text: string])[],
): void {
  if (rows.length === 0) return;
  page.add(2, [['quiet', title]]);
  const column = Math.max(...rows.map(([name]) => name.length)) + 2;
  for (const [name, text] of rows)
    page.add(4, [['plain', escapeForDisplay(name).padEnd(column)]], escapeForDisplay(text));
}
