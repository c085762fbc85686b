import type { Finding } from '@weighbridge/core';
import { count } from '@weighbridge/core/view';
import { place } from '../pretty/text.ts';
import type { RenderOptions } from '../reporter.ts';
import { code, inert } from './text.ts';

const DEFAULT_MAX_FINDINGS = 20;

/** One list item per finding, with its remedy below if it differs from the next one's. */
export function findingItems(
  findings: readonly Finding[],
  options: RenderOptions,
): readonly string[] {
  const most = options.maxFindings ?? DEFAULT_MAX_FINDINGS;
  const shown = findings.slice(0, most);
  const lines = shown.flatMap((finding, index) => {
    const { kind, level, locations, message, ruleId, remediation } = finding;
    const where = locations.slice(0, 3).map((each) => code(place(each)));
    const lead = `**${kind === 'fail' ? level : kind}** ${where.join('; ')}${where.length === 0 ? '' : ': '}`;
    const remedy =
      remediation === undefined || shown[index + 1]?.remediation === remediation
        ? []
        : [`  → ${inert(remediation)}`];
    return [
      `- ${lead}${inert(message)} (${code(ruleId)})${remedy.length > 0 ? '<br>' : ''}`,
      ...remedy,
    ];
  });
  if (findings.length > most) {
    lines.push(`- … and ${count(findings.length - most)} more; the JSON report lists all.`);
  }
  return lines;
}
