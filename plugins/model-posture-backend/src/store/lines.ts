import { catalogue, checklist } from '@weighbridge/posture';
import type { ChecklistLine } from '@weighbridge/posture';

const asked = new Set(checklist.flatMap(({ controls }) => controls));

/** Every control that no line of the checklist asks: one line each, so that none is out of sight. */
export const otherLines: readonly ChecklistLine[] = catalogue.controls
  .filter(({ id }) => !asked.has(id))
  .map(({ id, title, needs }) => ({
    id,
    title,
    question: needs.map(({ shows }) => shows).join(' '),
    controls: [id],
  }));

/** Controls that evidence of some kind can answer; the rest stays unknown, whatever is observed. */
const judged = new Set(
  catalogue.controls
    .filter(({ needs }) => needs.some(({ judge }) => judge !== undefined))
    .map(({ id }) => id),
);

/** Lines whose answers are kept of every model: one that nothing judges is unknown without a row. */
export const keptLines: readonly ChecklistLine[] = [
  ...checklist,
  ...otherLines.filter(({ id }) => judged.has(id)),
];
