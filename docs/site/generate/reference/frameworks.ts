import { frameworks } from '@weighbridge/posture';
import { anchor, code, links, plain, table } from '../markdown.ts';
import type { Page } from '../page.ts';

/** Every framework with its edition, how its ids were checked, and the controls that are evidence for it. */
export function frameworksPage(): Page {
  const sections = frameworks.map((framework) => {
    const { name, edition, date, status, source, verified, machineChecked, note } = framework;
    const facts = [
      `**Edition** ${plain(edition)}`,
      ...(date === null ? [] : [date]),
      status,
      links([source]),
    ];
    const checked = machineChecked
      ? 'A program looked up every id in the data of the framework.'
      : 'No program could look up these ids: they are shown as our reading.';
    return [
      `## ${name}`,
      facts.join(' · '),
      `${checked} ${plain(verified)}`,
      ...(note === undefined ? [] : [plain(note)]),
      table(['id', 'controls'], byId(framework.controls)),
    ].join('\n\n');
  });
  return {
    path: 'reference/frameworks',
    title: 'Frameworks',
    description: `What the controls are evidence for in ${frameworks.length} published frameworks, with their editions.`,
    source: 'packages/posture/src/frameworks',
    body: `${INTRODUCTION}\n\n${sections.join('\n\n')}`,
  };
}

const INTRODUCTION = `A control is *evidence for* what a framework asks; passing it is never compliance. Ids change from edition to edition, so
none is shown without its edition.`;

/** The other direction: the controls for an id. */
function byId(controls: Readonly<Record<string, readonly string[]>>): readonly string[][] {
  const ids = [...new Set(Object.values(controls).flat())].toSorted();
  return ids.map((id) => [
    code(id),
    Object.entries(controls)
      .filter(([, those]) => those.includes(id))
      .map(([control]) => `[${control}](/reference/controls/#${anchor(control)})`)
      .join(', '),
  ]);
}
