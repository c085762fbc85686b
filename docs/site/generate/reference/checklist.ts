import { catalogue, checklist } from '@weighbridge/posture';
import { anchor, plain, table } from '../markdown.ts';
import type { Page } from '../page.ts';

/** The ten practices, each with the controls that answer it. */
export function checklistPage(): Page {
  const controls = new Map(catalogue.controls.map((control) => [control.id, control]));
  const lines = checklist.map(({ id, title, question, controls: ids }) => {
    const rows = ids.map((control) => [
      `[${control}](/reference/controls/#${anchor(control)})`,
      plain(controls.get(control)?.title ?? control),
      controls.get(control)?.needs.some(({ judge }) => judge !== undefined) ? 'yes' : 'not yet',
    ]);
    const answered = table(['control', 'a pass says', 'evidence is collected'], rows);
    return `## ${id}. ${title}\n\n${question}\n\n${answered}`;
  });
  return {
    path: 'reference/checklist',
    title: 'The checklist',
    description: 'Ten practices that every model in production is asked about, C1 to C10.',
    source: 'packages/posture/src/checklist/lines.ts',
    body: `${INTRODUCTION}\n\n${lines.join('\n\n')}`,
  };
}

const INTRODUCTION = `Ten practices that every model in production is asked about. The first page of the portal answers them for the whole
fleet, line by line; \`answerChecklist(posture, now)\` of [@weighbridge/posture](/packages/posture/) answers them for one model.

A line is as good as its worst control. Its answer is one of five:

| answer | means |
|---|---|
| pass | every control of the line passes, on evidence that has not run out |
| fail | a control fails; a failure never ages, and a waiver does not change it |
| unknown | nobody has looked, or what was seen is not conclusive |
| stale | it held once, and nothing newer was observed |
| not-applicable | measured not to apply to this model, not assumed |`;
