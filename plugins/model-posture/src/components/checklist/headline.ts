import type { FleetChecklist, FleetLine } from '@weighbridge/backstage-plugin-model-posture-common';
import { plural } from '../../words.ts';
import { missingOf } from './answers.ts';

/** What the ten lines say together: the worst of it first, and never a single number. */
export function headlineOf({ lines }: FleetChecklist): string {
  const failing = lines.filter(({ counts }) => counts.fail > 0);
  const worst = failing.toSorted((a, b) => b.counts.fail - a.counts.fail)[0];
  if (worst !== undefined) return sayFailing(failing.length, lines.length, worst);
  const open = lines.filter(({ counts }) => missingOf(counts) > 0).length;
  if (open > 0) {
    const verb = open === 1 ? 'is' : 'are';
    return `Nothing fails, but ${open} of ${plural(lines.length, 'practice')} ${verb} not answered for every model.`;
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
