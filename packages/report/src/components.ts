import { count } from '@weighbridge/core/view';
import type { ReportClaim, ReportComponent } from './report.ts';
import { shorten, valueText } from './value-text.ts';

/** Heads of the table of components. */
export const COMPONENT_HEADS = ['component', 'what it is', 'parameters', 'facts', 'files'] as const;

/** Fields that a line tells of, under the words that a reader knows. */
const FACTS: readonly (readonly [field: string, word: string])[] = [
  ['model.architecture', ''],
  ['tokenizer.class', ''],
  ['model.input', 'in'],
  ['model.output', 'out'],
  ['model.quantisation', 'quantised'],
];
/** Longest list of facts shown, in characters; the document holds the whole. */
const MAX_FACTS = 200;

/** A component as the texts of one line, in the order of the heads. */
export function componentCells(component: ReportComponent): readonly string[] {
  const { name, role, of, known, files, claims } = component;
  const what = `${role}${of === undefined ? '' : ` of ${of}`} (${known.tier})`;
  return [name, what, parametersOf(claims), factsOf(claims), count(files.length)];
}

/** The count with how it is known; empty where there is none. */
function parametersOf(claims: readonly ReportClaim[]): string {
  const claim = claims.find(({ field }) => field === 'model.parameters');
  if (claim === undefined) return '';
  const text =
    typeof claim.value === 'number' ? count(claim.value) : valueText(claim.value, MAX_FACTS);
  return `${text} (${claim.tier})`;
}

function factsOf(claims: readonly ReportClaim[]): string {
  const parts = FACTS.flatMap(([field, word]) => {
    const values = [
      ...new Set(
        claims
          .filter((claim) => claim.field === field)
          .map(({ value }) => valueText(value, MAX_FACTS)),
      ),
    ];
    if (values.length === 0) return [];
    return [`${word === '' ? '' : `${word} `}${values.join(', ')}`];
  });
  return shorten([...new Set(parts)].join('; '), MAX_FACTS);
}
