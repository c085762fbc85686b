import { escapeForDisplay, TIERS } from '@weighbridge/core';
import { fileRows, tierShares } from '../bom-parts.ts';
import { componentCells } from '../components.ts';
import type { BomReport, ReportComponent } from '../report.ts';
import type { RenderOptions } from '../reporter.ts';
import { valueText } from '../value-text.ts';
import { addFindings } from './findings.ts';
import { addHeader } from './header.ts';
import { makePage } from './page.ts';
import type { Page } from './page.ts';
import { plural } from './text.ts';

/** Longest value shown, in characters; the document holds the whole. */
const MAX_VALUE = 200;

/** What a bill of materials says and how it is known, for people. */
export function bomPage(report: BomReport, options: RenderOptions): string {
  const page = makePage(options);
  addHeader(page, report, report.hashed ? 'every file hashed' : 'not hashed');
  page.gap();
  const column = Math.max(0, ...report.claims.map(({ field }) => field.length)) + 2;
  for (const { field, value, tier, locator } of report.claims) {
    const text = `${escapeForDisplay(valueText(value, MAX_VALUE))}  [${tier}, ${escapeForDisplay(locator)}]`;
    page.add(1, [['strong', escapeForDisplay(field).padEnd(column)]], text);
  }
  page.gap();
  const shares = tierShares(report.claims, TIERS);
  page.add(0, [], [plural(report.claims.length, 'claim'), ...shares].join(' · '));
  const missing = (report.missing ?? []).join(', ');
  if (missing !== '') page.add(0, [['strong', 'Not stated: ']], escapeForDisplay(`${missing}.`));
  addComponents(page, report.components ?? []);
  addFiles(page, report);
  if (report.findings.length > 0) {
    page.gap();
    page.add(0, [['strong', 'Findings']]);
    addFindings(page, report.findings, 2, options);
  }
  return page.toString();
}

/** One line for each component: its name, and what is known of it. */
function addComponents(page: Page, components: readonly ReportComponent[]): void {
  if (components.length === 0) return;
  page.gap();
  page.add(0, [['strong', 'Components']]);
  for (const component of components) {
    const [name = '', what = '', parameters = '', facts = '', files = ''] =
      componentCells(component);
    const told = [
      what,
      parameters === '' ? '' : `${parameters} parameters`,
      facts,
      `${files} ${component.files.length === 1 ? 'file' : 'files'}`,
    ].filter((text) => text !== '');
    page.add(1, [['strong', escapeForDisplay(name)]], `  ${escapeForDisplay(told.join(' · '))}`);
  }
}

/** One line for each file, its digest in full: it is what people compare. */
function addFiles(page: Page, report: BomReport): void {
  const { rows, more } = fileRows(report);
  if (rows.length === 0) return;
  page.gap();
  page.add(0, [['strong', 'Files']]);
  for (const [path, size, digest] of rows) {
    const told = [size, digest].filter((text) => text !== '').join('  ');
    page.add(1, [['plain', escapeForDisplay(path)]], `  ${told}`);
  }
  if (more > 0) page.add(1, [], `and ${plural(more, 'file')} more; the document lists all.`);
}
