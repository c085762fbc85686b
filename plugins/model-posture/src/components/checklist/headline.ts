import type {
  FleetChecklist,
  FleetGate,
  FleetLine,
} from '@weighbridge/backstage-plugin-model-posture-common';
import { plural } from '@weighbridge/core/view';
import { missingOf } from './answers.ts';

/** The gate of all models in a sentence: the worst first, and never a single number. */
export function headlineOf({ gate, totalModels }: FleetChecklist): string {
  const all = plural(totalModels, 'model');
  const open = gate.cannotDecide + gate.pending;
  if (gate.refuse > 0) {
    const rest = open === 0 ? '' : `, and nothing is decided about ${open.toLocaleString('en-US')}`;
    return `${gate.refuse.toLocaleString('en-US')} of ${all} ${are(gate.refuse)} refused${rest}.`;
  }
  if (open > 0) {
    return `No model is refused, but nothing is decided about ${open.toLocaleString('en-US')} of ${all}.`;
  }
  return `Every model is admitted${sayConditions(gate)}.`;
}

function sayConditions({ admitWithConditions: count }: FleetGate): string {
  return count === 0 ? '' : `, ${count.toLocaleString('en-US')} with conditions`;
}

function are(count: number): string {
  return count === 1 ? 'is' : 'are';
}

/** How many models would be refused without advisory controls; empty if none would. */
export function sayIfEnforced({ refusedIfEnforced: count }: FleetChecklist): string | undefined {
  if (count === 0) return undefined;
  return `${plural(count, 'model')} would be refused if every control were enforced.`;
}

/** The ten lines in one sentence. */
export function practicesOf({ lines }: FleetChecklist): string {
  const failing = lines.filter(({ counts }) => counts.fail > 0);
  const worst = failing.toSorted((a, b) => b.counts.fail - a.counts.fail)[0];
  if (worst !== undefined) return sayFailing(failing.length, lines.length, worst);
  const open = lines.filter(({ counts }) => missingOf(counts) > 0).length;
  if (open > 0) {
    return `No practice fails, but ${open} of ${plural(lines.length, 'practice')} ${are(open)} not answered for every model.`;
  }
  return 'Every model keeps every practice that applies to it.';
}

function sayFailing(failing: number, all: number, worst: FleetLine): string {
  const who =
    failing === all
      ? `All ${plural(all, 'practice')} fail`
      : `${failing} of ${plural(all, 'practice')} ${failing === 1 ? 'fails' : 'fail'}`;
  return `${who} somewhere, most often “${worst.title}”: ${plural(worst.counts.fail, 'model')}.`;
}
