import type { JsonValue } from '@weighbridge/core';
import { escapeForDisplay, TIERS } from '@weighbridge/core';
import type { BomReport } from '../report.ts';
import type { RenderOptions } from '../reporter.ts';
import { addFindings } from './findings.ts';
import { addHeader } from './header.ts';
import { makePage } from './page.ts';
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
  if (report.findings.length > 0) {
    page.gap();
    page.add(0, [['strong', 'Findings']]);
    addFindings(page, report.findings, 2, options);
  }
  return page.toString();
}

function show(value: JsonValue): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const characters = Array.from(text);
  const cut = characters.length <= MAX_VALUE ? text : `${characters.slice(0, MAX_VALUE).join('')}…`;
  return escapeForDisplay(cut);
}
