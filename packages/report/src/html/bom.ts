import { TIERS } from '@weighbridge/core';
import { plural } from '@weighbridge/core/view';
import { FILE_HEADS, fileRows, identityLines, tierShares } from '../bom-parts.ts';
import { COMPONENT_HEADS, componentCells } from '../components.ts';
import type { BomReport } from '../report.ts';
import type { RenderOptions } from '../reporter.ts';
import { valueText } from '../value-text.ts';
import { h } from './node.ts';
import type { Child } from './node.ts';
import { htmlPage } from './page.ts';
import { findingList, measure, table, tierMark } from './parts.ts';

/** Maximum length of a shown value, in characters; the document holds the whole. */
const MAX_VALUE = 2000;

/** What a bill of materials says, and how that is known, as one page. */
export function bomHtml(report: BomReport, options: RenderOptions): string {
  const { name, claims, components = [], findings, tool, totals, hashed } = report;
  return htmlPage({
    title: `Bill of materials: ${name}`,
    header: measure(tool, totals),
    main: [
      h('h1', {}, `Bill of materials: ${name}`),
      h('p', {}, [plural(claims.length, 'claim'), ...tierShares(claims, TIERS)].join(' · ')),
      identity(report),
      missing(report),
      known(report),
      components.length === 0
        ? undefined
        : [
            h('h2', {}, 'Components'),
            table('Components', COMPONENT_HEADS, components.map(componentCells)),
          ],
      files(report),
      findings.length === 0 ? undefined : [h('h2', {}, 'Findings'), findingList(findings, options)],
    ],
    footer: hashed ? 'Every file carries its digest.' : 'The files were not hashed.',
  });
}

function known({ claims }: BomReport): Child {
  if (claims.length === 0) return undefined;
  return [
    h('h2', {}, 'All that is known'),
    table(
      'Claims',
      ['claim', 'value', 'how it is known', 'where'],
      claims.map(({ field, value, tier, locator }) => [
        h('code', {}, field),
        valueText(value, MAX_VALUE),
        tierMark(tier),
        h('code', {}, locator),
      ]),
    ),
  ];
}

function identity(report: BomReport): Child {
  const lines = identityLines(report);
  if (lines.length === 0) return undefined;
  return h(
    'dl',
    { class: 'facts' },
    lines.map(({ label, value, tier }) => [
      h('dt', {}, label),
      h('dd', {}, value, ' ', tierMark(tier)),
    ]),
  );
}

function missing({ missing: fields = [] }: BomReport): Child {
  if (fields.length === 0) return undefined;
  return h('p', { class: 'soft' }, `Not stated: ${fields.join(', ')}.`);
}

function files(report: BomReport): Child {
  const { rows, more } = fileRows(report);
  if (rows.length === 0) return undefined;
  return [
    h('h2', {}, 'Files'),
    table(
      'Files',
      FILE_HEADS,
      rows.map(([path, size, digest]) => [path, size, h('code', {}, digest)]),
    ),
    more === 0
      ? undefined
      : h('p', {}, `and ${plural(more, 'file')} more; the document lists all.`),
  ];
}
