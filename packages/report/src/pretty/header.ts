import { escapeForDisplay } from '@weighbridge/core';
import { count, plural } from '@weighbridge/core/view';
import type { ReportTool, ReportTotals } from '../report.ts';
import type { Page } from './page.ts';
import { bytes } from './text.ts';

/** The first line: program, model, size, and the exact bytes. */
export function addHeader(
  page: Page,
  report: { readonly tool: ReportTool; readonly name: string; readonly totals: ReportTotals },
  identity: string,
): void {
  const { tool, name, totals } = report;
  const { files, totalBytes, skipped = 0 } = totals;
  const parts = [escapeForDisplay(name), plural(files, 'file'), bytes(totalBytes), identity];
  if (skipped > 0) parts.push(`${count(skipped)} ${skipped === 1 ? 'entry' : 'entries'} not read`);
  const text = parts.join('  ');
  const made = escapeForDisplay(`${tool.name} ${tool.version}`);
  page.add(0, [['quiet', `${made}  `]], text, 'strong');
}
