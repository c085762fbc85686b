import type { JsonValue } from '@weighbridge/core';
import { TIERS } from '@weighbridge/core';
import { COMPONENT_HEADS, componentCells } from '../components.ts';
import { plural } from '../pretty/text.ts';
import type { BomReport } from '../report.ts';
import type { RenderOptions } from '../reporter.ts';
import { h } from './node.ts';
import { htmlPage } from './page.ts';
import { findingList, measure, table, tierMark } from './parts.ts';

/** Longest value shown, in characters; the document holds the whole. */
const MAX_VALUE = 2000;

/** What a bill of materials says and how it is known, as one page. */
export function bomHtml(report: BomReport, options: RenderOptions): string {
  const { name, claims, components = [], findings, tool, totals, hashed } = report;
  const shares = TIERS.map(
    (tier) => [tier, claims.filter((claim) => claim.tier === tier).length] as const,
  );
  const parts = shares.filter(([, many]) => many > 0).map(([tier, many]) => `${many} ${tier}`);
  return htmlPage({
    title: `Bill of materials: ${name}`,
    header: measure(tool, totals),
    main: [
      h('h1', {}, `Bill of materials: ${name}`),
      h('p', {}, [plural(claims.length, 'claim'), ...parts].join(' · ')),
      table(
        'Claims',
        ['claim', 'value', 'how it is known', 'where'],
        claims.map(({ field, value, tier, locator }) => [
          h('code', {}, field),
          show(value),
          tierMark(tier),
          h('code', {}, locator),
        ]),
      ),
      components.length === 0
        ? undefined
        : table('Components', COMPONENT_HEADS, components.map(componentCells)),
      findings.length === 0 ? undefined : [h('h2', {}, 'Findings'), findingList(findings, options)],
    ],
    footer: hashed ? 'Every file carries its digest.' : 'The files were not hashed.',
  });
}

function show(value: JsonValue): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const characters = Array.from(text);
  return characters.length <= MAX_VALUE ? text : `${characters.slice(0, MAX_VALUE).join('')}…`;
}
