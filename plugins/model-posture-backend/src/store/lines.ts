import { catalogue, checklist } from '@weighbridge/posture';
import type { ChecklistLine } from '@weighbridge/posture';

const asked = new Set(checklist.flatMap(({ controls }) => controls));

/** Every control that no line of the checklist asks: one line each, so none is hidden. */
export const otherLines: readonly ChecklistLine[] = catalogue.controls
  .filter(({ id }) => !asked.has(id))
  .map(({ id, title, needs }) => ({
    id,
    title,
    question: needs.map(({ shows }) => shows).join(' '),
    controls: [id],
  }));

/** Controls that some type of evidence can answer; the rest stay unknown, whatever is observed. */
const judged = new Set(
  catalogue.controls
    .filter(({ needs }) => needs.some(({ judge }) => judge !== undefined))
    .map(({ id }) => id),
);

/** Lines whose answers are stored for every model: one without a judge is unknown without a row. */
export const keptLines: readonly ChecklistLine[] = [
  ...checklist,
  ...otherLines.filter(({ id }) => judged.has(id)),
];
