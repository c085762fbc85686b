import { escapeForDisplay, TIERS } from '@weighbridge/core';
import { plural } from '@weighbridge/core/view';
import { fileRows, identityLines, tierShares } from '../bom-parts.ts';
import { componentCells } from '../components.ts';
import type { BomReport, ReportComponent } from '../report.ts';
import type { RenderOptions } from '../reporter.ts';
import { valueText } from '../value-text.ts';
import { addFindings } from './findings.ts';
import { addHeader } from './header.ts';
import { makePage } from './page.ts';
import type { Page } from './page.ts';
import { displayWidth } from './width.ts';

/** Maximum length of a shown value, in characters; the document holds the whole. */
const MAX_VALUE = 200;

/** What a bill of materials says, and how that is known, for people. */
export function bomPage(report: BomReport, options: RenderOptions): string {
  const page = makePage(options);
  addHeader(page, report, report.hashed ? 'every file hashed' : 'not hashed');
  if (report.claims.length > 0) addClaims(page, report);
  page.gap();
  const shares = tierShares(report.claims, TIERS);
  page.add(0, [], [plural(report.claims.length, 'claim'), ...shares].join(' · '));
  const missing = (report.missing ?? []).join(', ');
  if (missing !== '') page.add(0, [['strong', 'Not stated: ']], escapeForDisplay(`${missing}.`));
  addComponents(page, report.components ?? []);
  addFiles(page, report, options);
  if (report.findings.length > 0) {
    page.gap();
    page.add(0, [['strong', 'Findings']]);
    addFindings(page, report.findings, 2, options);
  }
  return page.toString();
}

/** Every claim with its tier and its place. */
function addClaims(page: Page, report: BomReport): void {
  page.gap();
  addIdentity(page, report);
  const column = Math.max(0, ...report.claims.map(({ field }) => field.length)) + 2;
  for (const { field, value, tier, locator } of report.claims) {
    const text = `${escapeForDisplay(valueText(value, MAX_VALUE))}  [${tier}, ${escapeForDisplay(locator)}]`;
    page.add(1, [['strong', escapeForDisplay(field).padEnd(column)]], text);
  }
}

/** A reader's first questions, before everything else that is known. */
function addIdentity(page: Page, report: BomReport): void {
  const lines = identityLines(report);
  if (lines.length === 0) return;
  const column = Math.max(...lines.map(({ label }) => label.length)) + 2;
  for (const { label, value, tier } of lines)
    page.add(1, [['strong', label.padEnd(column)]], `${escapeForDisplay(value)}  [${tier}]`);
  page.gap();
  page.add(0, [['strong', 'All that is known']]);
}

/** One line for each component: its name, and what is known about it. */
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
    const lead = [
      ['strong', escapeForDisplay(name)],
      ['plain', '  '],
    ] as const;
    page.add(1, lead, escapeForDisplay(told.join(' · ')));
  }
}

/** A file on one line, or its digest on a second line if there is no room: people compare the digest. */
function addFiles(page: Page, report: BomReport, { width }: RenderOptions): void {
  const { rows, more } = fileRows(report);
  if (rows.length === 0) return;
  page.gap();
  page.add(0, [['strong', 'Files']]);
  for (const [path, size, digest] of rows) {
    const told = `${escapeForDisplay(path)}  ${size}`;
    const line = digest === '' ? told : `${told}  ${digest}`;
    if (width === undefined || displayWidth(line) < width) page.add(1, [], line);
    else {
      page.add(1, [], told);
      if (digest !== '') page.add(4, [], digest);
    }
  }
  if (more > 0) page.add(1, [], `and ${plural(more, 'file')} more; the document lists all.`);
}
