import { familyTitle } from '@weighbridge/core/view';
import type { ControlDefinition, ControlExplanation } from '@weighbridge/posture';
import { catalogue, checklist, explainControl } from '@weighbridge/posture';
import { anchor, code, links, plain, table } from '../markdown.ts';
import type { Page } from '../page.ts';

/** Every control of the catalogue: question, needs, rules, remedy, frameworks. */
export function controlsPage(): Page {
  const families = Map.groupBy(catalogue.controls, ({ family }) => family);
  const sections = [...families].map(
    ([family, controls]) => `## ${familyTitle(family)}\n\n${controls.map(section).join('\n\n')}`,
  );
  return {
    path: 'reference/controls',
    title: 'Controls',
    description: `The ${catalogue.controls.length} questions that are asked of every model, with what answers them.`,
    source: 'packages/posture/src/controls',
    body: `${introduction()}\n\n${sections.join('\n\n')}`,
  };
}

function introduction(): string {
  return `Catalogue version ${catalogue.version}, ${catalogue.controls.length} controls. An id is never renumbered and never reused.
The terminal shows the same: \`weighbridge explain WB-ART-1\`.

A link to a framework says what a control is evidence for, never that you comply. Links marked *our reading* are our own, or
carry an id that no program could look up.`;
}

function section(control: ControlDefinition): string {
  const { id, title, question, severity, maxAgeDays, remediation } = control;
  const facts = [
    `**Severity** ${severity}`,
    `**stale after** ${maxAgeDays} ${maxAgeDays === 1 ? 'day' : 'days'}`,
    ...onChecklist(id),
  ];
  const { requiredBy, frameworks } = explainControl(id);
  return [
    `### ${id}`,
    `**${plain(title)}.**`,
    plain(question),
    facts.join(' · '),
    needs(control),
    ...(control.rules.length === 0
      ? []
      : [
          `A finding of level \`error\` under a rule that begins with ${control.rules.map(code).join(', ')} fails it.`,
        ]),
    `**If it fails or is unknown.** ${plain(remediation)}`,
    ...(requiredBy.length === 0
      ? []
      : [
          `Required by the built-in ${requiredBy.map(code).join(' and ')} ${requiredBy.length === 1 ? 'policy' : 'policies'}.`,
        ]),
    ...evidenceFor(frameworks),
  ].join('\n\n');
}

function onChecklist(control: string): readonly string[] {
  const lines = checklist.filter(({ controls }) => controls.includes(control));
  if (lines.length === 0) return [];
  const named = lines.map(
    ({ id, title }) => `[${id}](/reference/checklist/#${anchor(`${id}. ${title}`)})`,
  );
  return [`**on the checklist** ${named.join(', ')}`];
}

function needs(control: ControlDefinition): string {
  const all = [...control.needs, ...(control.unless ? [control.unless] : [])];
  const rows = all.map(({ type, shows, grants, judge }) => [
    code(type),
    plain(shows),
    grants,
    judge === undefined ? 'not yet' : 'yes',
  ]);
  return table(['evidence', 'must show', 'grants', 'collected'], rows);
}

function evidenceFor(references: ControlExplanation['frameworks']): readonly string[] {
  if (references.length === 0) return [];
  const byFramework = Map.groupBy(
    references,
    ({ framework, edition }) => `${framework}, ${edition}`,
  );
  const rows = [...byFramework].map(([name, ids]) => [
    `${plain(name)} (${links([...new Set(ids.map(({ source }) => source))])})`,
    ids.map(({ id, ourReading }) => code(id) + (ourReading ? ' *our reading*' : '')).join(', '),
  ]);
  return [
    `<details>\n<summary>Evidence for ${rows.length} ${rows.length === 1 ? 'framework' : 'frameworks'}</summary>\n\n${table(['framework', 'id'], rows)}\n\n</details>`,
  ];
}
