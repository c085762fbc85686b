import { count } from '@weighbridge/core/view';
import type { ReportClaim, ReportComponent } from './report.ts';
import { shorten, valueText } from './value-text.ts';

/** Heads of the table of components. */
export const COMPONENT_HEADS = ['component', 'what it is', 'parameters', 'facts', 'files'] as const;

/** Fields that a line shows, with the words for readers. */
const FACTS: readonly (readonly [field: string, word: string])[] = [
  ['model.architecture', ''],
  ['tokenizer.class', ''],
  ['model.input', 'in'],
  ['model.output', 'out'],
  ['model.quantisation', 'quantised'],
];
/** Maximum length of the shown facts, in characters; the document holds all of them. */
const MAX_FACTS = 200;

/** The texts of one line about a component, in the order of the heads. */
export function componentCells(component: ReportComponent): readonly string[] {
  const { name, role, of, known, files, claims } = component;
  const what = `${role}${of === undefined ? '' : ` of ${of}`} (${known.tier})`;
  return [name, what, parametersOf(claims), factsOf(claims), count(files.length)];
}

/** The count with how it is known; empty if there is none. */
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
