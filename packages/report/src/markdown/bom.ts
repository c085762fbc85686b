import { TIERS } from '@weighbridge/core';
import { plural } from '@weighbridge/core/view';
import { FILE_HEADS, fileRows, identityLines, tierShares } from '../bom-parts.ts';
import { COMPONENT_HEADS, componentCells } from '../components.ts';
import { bytes } from '../pretty/text.ts';
import type { BomReport } from '../report.ts';
import type { RenderOptions } from '../reporter.ts';
import { valueText } from '../value-text.ts';
import { findingItems } from './findings.ts';
import { blocks, code, folded, inert, table } from './text.ts';

/** Maximum length of a shown value, in characters; the document holds the whole. */
const MAX_VALUE = 200;

/** What a bill of materials says, and how that is known, as a table. */
export function bomMarkdown(report: BomReport, options: RenderOptions): string {
  const { claims, components = [], missing = [], findings, totals, tool } = report;
  const identity = report.hashed ? 'every file hashed' : 'not hashed';
  return blocks(
    [`## Bill of materials: ${inert(report.name)}`],
    [[plural(claims.length, 'claim'), ...tierShares(claims, TIERS)].join(' · ')],
    identityLines(report).map(
      ({ label, value, tier }) => `- **${label}:** ${inert(value)} (${tier})`,
    ),
    missing.length === 0 ? [] : [`Not stated: ${missing.map(inert).join(', ')}.`],
    claims.length === 0
      ? []
      : table(
          ['claim', 'value', 'how it is known', 'where'],
          claims.map(({ field, value, tier, locator }) => [
            code(field),
            code(valueText(value, MAX_VALUE)),
            tier,
            code(locator),
          ]),
        ),
    components.length === 0
      ? []
      : [
          '### Components',
          '',
          ...table(
            COMPONENT_HEADS,
            components.map((component) => componentCells(component).map(cell)),
          ),
        ],
    fileLines(report),
    findings.length === 0 ? [] : ['### Findings', '', ...findingItems(findings, options)],
    [
      `<sub>${inert(tool.name)} ${inert(tool.version)} · ${plural(totals.files, 'file')} · ${bytes(totals.totalBytes)} · ${identity}</sub>`,
    ],
  );
}

function fileLines(report: BomReport): readonly string[] {
  const { rows, more } = fileRows(report);
  if (rows.length === 0) return [];
  const lines = table(
    FILE_HEADS,
    rows.map(([path, size, digest]) => [code(path), size, cell(digest)]),
  );
  const rest = more === 0 ? [] : ['', `and ${plural(more, 'file')} more; the document lists all.`];
  return folded(plural(rows.length + more, 'file'), [...lines, ...rest]);
}

/** Text of a model is shown literally, never as markup; an empty cell stays empty. */
function cell(text: string): string {
  return text === '' ? '' : code(text);
}
