import { escapeForDisplay } from '@weighbridge/core';
import type { ReportTool, ReportTotals } from '../report.ts';
import type { Page } from './page.ts';
import { bytes, plural } from './text.ts';

/** The first line: program, model, size, and which bytes exactly. */
export function addHeader(
  page: Page,
  report: { readonly tool: ReportTool; readonly name: string; readonly totals: ReportTotals },
  identity: string,
): void {
  const { tool, name, totals } = report;
  const text = `${escapeForDisplay(name)}  ${plural(totals.files, 'file')}  ${bytes(totals.totalBytes)}  ${identity}`;
  page.add(0, [['quiet', `${tool.name} ${tool.version}  `]], text, 'strong');
}
