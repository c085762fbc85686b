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

/** What is counted over the fleet: the checklist, then the controls beside it. */
export const allLines: readonly ChecklistLine[] = [...checklist, ...otherLines];
