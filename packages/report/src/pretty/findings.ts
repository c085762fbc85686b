import type { Finding } from '@weighbridge/core';
import { escapeForDisplay } from '@weighbridge/core';
import { count } from '@weighbridge/core/view';
import type { RenderOptions } from '../reporter.ts';
import type { Page, Style } from './page.ts';
import { place } from './text.ts';

const DEFAULT_MAX_FINDINGS = 20;
const LOOKS: Readonly<Record<Finding['level'], Style>> = {
  error: 'bad',
  warning: 'unsure',
  note: 'quiet',
  none: 'quiet',
};

/** One paragraph per finding, then its remedy if it differs from the previous one. */
export function addFindings(
  page: Page,
  findings: readonly Finding[],
  indent: number,
  options: RenderOptions,
): void {
  const most = options.maxFindings ?? DEFAULT_MAX_FINDINGS;
  const shown = findings.slice(0, most);
  for (const [index, finding] of shown.entries()) {
    const lead = finding.kind === 'fail' ? finding.level : finding.kind;
    const where = finding.locations.slice(0, 3).map(place).join('; ');
    const text = `${where === '' ? '' : `${where}: `}${escapeForDisplay(finding.message)} (${escapeForDisplay(finding.ruleId)})`;
    page.add(indent, [[LOOKS[finding.level], `${lead} `]], text);
    if (
      finding.remediation !== undefined &&
      shown[index + 1]?.remediation !== finding.remediation
    ) {
      page.add(indent, [['plain', '→ ']], escapeForDisplay(finding.remediation));
    }
  }
  if (findings.length > most) {
    page.add(
      indent,
      [],
      `… and ${count(findings.length - most)} more; the JSON report lists all.`,
      'quiet',
    );
  }
}

/** Maximum number of findings below an answer. */
const MAX_BRIEF = 10;
/** The column at which the text after a level starts. */
const LEVEL_COLUMNS = 13;

/** A line for each finding, without its remedy: what a reader should know in addition to an answer. */
export function addBriefly(page: Page, findings: readonly Finding[]): void {
  for (const { level, message, ruleId, locations } of findings.slice(0, MAX_BRIEF)) {
    const where = locations[0] === undefined ? '' : `${locations[0].path}: `;
    const look = level === 'note' ? 'quiet' : 'unsure';
    const text = escapeForDisplay(`${where}${message} (${ruleId})`);
    page.add(1, [['quiet', level.padEnd(LEVEL_COLUMNS)]], text, look);
  }
  const more = findings.length - MAX_BRIEF;
  if (more <= 0) return;
  page.add(
    1,
    [['quiet', ''.padEnd(LEVEL_COLUMNS)]],
    `… and ${count(more)} more; --format json lists all`,
  );
}
