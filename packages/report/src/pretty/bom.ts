import type { JsonValue } from '@weighbridge/core';
import { escapeForDisplay, TIERS } from '@weighbridge/core';
import { componentCells } from '../components.ts';
import type { BomReport, ReportComponent } from '../report.ts';
import type { RenderOptions } from '../reporter.ts';
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
    const text = `${show(value)}  [${tier}, ${escapeForDisplay(locator)}]`;
    page.add(1, [['strong', escapeForDisplay(field).padEnd(column)]], text);
  }
  page.gap();
  const shares = TIERS.map(
    (tier) => [tier, report.claims.filter((claim) => claim.tier === tier).length] as const,
  );
  const parts = shares.filter(([, many]) => many > 0).map(([tier, many]) => `${many} ${tier}`);
  page.add(0, [], [plural(report.claims.length, 'claim'), ...parts].join(' · '));
  addComponents(page, report.components ?? []);
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

function show(value: JsonValue): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const characters = Array.from(text);
  const cut = characters.length <= MAX_VALUE ? text : `${characters.slice(0, MAX_VALUE).join('')}…`;
  return escapeForDisplay(cut);
}
