import type { JsonValue } from '@weighbridge/core';
import { TIERS } from '@weighbridge/core';
import { COMPONENT_HEADS, componentCells } from '../components.ts';
import { bytes, plural } from '../pretty/text.ts';
import type { BomReport } from '../report.ts';
import type { RenderOptions } from '../reporter.ts';
import { findingItems } from './findings.ts';
import { blocks, code, inert, table } from './text.ts';

/** Longest value shown, in characters; the document holds the whole. */
const MAX_VALUE = 200;

/** What a bill of materials says and how it is known, as a table. */
export function bomMarkdown(report: BomReport, options: RenderOptions): string {
  const { claims, components = [], findings, totals, tool } = report;
  const shares = TIERS.map(
    (tier) => [tier, claims.filter((claim) => claim.tier === tier).length] as const,
  );
  const parts = shares.filter(([, many]) => many > 0).map(([tier, many]) => `${many} ${tier}`);
  const identity = report.hashed ? 'every file hashed' : 'not hashed';
  return blocks(
    [`## Bill of materials: ${inert(report.name)}`],
    [[plural(claims.length, 'claim'), ...parts].join(' · ')],
    claims.length === 0
      ? []
      : table(
          ['claim', 'value', 'how it is known', 'where'],
          claims.map(({ field, value, tier, locator }) => [
            code(field),
            code(show(value)),
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
    findings.length === 0 ? [] : ['### Findings', '', ...findingItems(findings, options)],
    [
      `<sub>${inert(tool.name)} ${inert(tool.version)} · ${plural(totals.files, 'file')} · ${bytes(totals.totalBytes)} · ${identity}</sub>`,
    ],
  );
}

/** Every text of a model is shown as it is, never as markup; an empty cell stays empty. */
function cell(text: string): string {
  return text === '' ? '' : code(text);
}

function show(value: JsonValue): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const characters = Array.from(text);
  return characters.length <= MAX_VALUE ? text : `${characters.slice(0, MAX_VALUE).join('')}…`;
}
