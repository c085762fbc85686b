import type { Coverage, Counts, Gate, Verdict } from '@weighbridge/core';
import { GATE_HEADLINES } from '@weighbridge/core/view';
import type { Inputs } from '../input/inputs.ts';
import { cut, MAX_MESSAGE, plural } from '../text.ts';

/** Maximum number of controls to name. */
const MAX_NAMED = 4;

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The gate in one line: outcome, counts, waivers, coverage, what is missing, and the previous statement. */
export function gateSentence(
  gate: Omit<Gate, 'sentence'>,
  counts: Counts,
  coverage: Coverage,
  verdicts: readonly Verdict[],
  inputs: Inputs,
): string {
  const { verified, measured, declared, inferred, controls } = coverage;
  const tiers = [`verified for ${verified}`, `measured for ${measured}`];
  if (declared > 0) tiers.push(`declared for ${declared}`);
  if (inferred > 0) tiers.push(`inferred for ${inferred}`);
  const parts = [
    `${GATE_HEADLINES[gate.outcome]} under ${inputs.policy.name}${inputs.required.size === 0 ? ', which requires nothing' : ''}`,
    `${counts.pass} pass`,
    `${counts.fail} fail${asidePart(gate, verdicts)}`,
    `${counts.unknown} unknown (${counts.stale} stale)`,
    `${counts.notApplicable} n/a`,
    `evidence ${tiers.join(', ')} of ${controls}`,
    ...conditionParts(gate, verdicts),
    ...missingParts(verdicts, inputs),
    ...beforePart(inputs),
  ];
  return cut(parts.join(' · '), MAX_MESSAGE - 1);
}

/** How many of the fails are waived, and how many are advisory. */
function asidePart(
  { advisory = [] }: Omit<Gate, 'sentence'>,
  verdicts: readonly Verdict[],
): string {
  const ends = verdicts.flatMap(({ waiver }) => waiver?.notAfter ?? []);
  const first = ends.map((end) => Date.parse(end)).reduce((a, b) => Math.min(a, b), Infinity);
  const parts = [
    ...(ends.length === 0 ? [] : [`${ends.length} waived until ${dayOf(first)}`]),
    ...(advisory.length === 0 ? [] : [`${advisory.length} advisory`]),
  ];
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}

function conditionParts(
  { outcome, advisory = [] }: Omit<Gate, 'sentence'>,
  verdicts: readonly Verdict[],
): string[] {
  if (outcome !== 'admit-with-conditions') return [];
  const waived = verdicts.flatMap(({ control, waiver }) =>
    waiver === undefined || advisory.includes(control)
      ? []
      : [`waiver ${waiver.id} for ${control} until ${dayOf(Date.parse(waiver.notAfter))}`],
  );
  const named = advisory.slice(0, MAX_NAMED);
  const more = advisory.length > MAX_NAMED ? [`${advisory.length - MAX_NAMED} more`] : [];
  const advised =
    advisory.length === 0 ? [] : [`the advisory fail of ${[...named, ...more].join(', ')}`];
  return [`on condition of ${[...waived, ...advised].join(', ')}`];
}

function missingParts(verdicts: readonly Verdict[], { policy, required }: Inputs): string[] {
  const open = verdicts.filter(
    ({ control, status }) => status === 'unknown' && required.has(control),
  );
  if (open.length === 0) return [];
  const named = collectedFirst(open).slice(0, MAX_NAMED);
  const more = open.length > MAX_NAMED ? `, and ${open.length - MAX_NAMED} more` : '';
  const still = `${policy.name} requires ${plural(open.length, 'control')} that ${open.length === 1 ? 'is' : 'are'} still unknown (${named.join(', ')}${more})`;
  const bare = open.filter(({ reason }) => reason === 'no-collector').length;
  if (bare === 0) return [still];
  return [`${still}, ${bare} of them ${bare === 1 ? 'has' : 'have'} no collector yet`];
}

/** Which statement it was weighed against: the first characters of its digest. */
function beforePart({ previous: { name } }: Inputs): readonly string[] {
  if (name === null) return [];
  const digest = name.digest.replace('sha256:', '').slice(0, 12);
  return [`against ${digest} of ${dayOf(Date.parse(name.assessedAt))}`];
}

/** Ids, with the controls for which something can be done first. */
function collectedFirst(open: readonly Verdict[]): readonly string[] {
  const isBare = ({ reason }: Verdict) => reason === 'no-collector';
  const ordered = [...open.filter((each) => !isBare(each)), ...open.filter(isBare)];
  return ordered.map(({ control }) => control);
}

/** `12 Jan 2027`, in UTC and in English, whatever the machine's settings. */
function dayOf(ms: number): string {
  const date = new Date(ms);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}
