import type { Posture } from '@weighbridge/core';
import { minuteOf } from '@weighbridge/core/view';
import type { ControlView, PostureView } from '@weighbridge/core/view';
import type { PostureReport } from '../report.ts';
import type { RenderOptions } from '../reporter.ts';
import { controlsOf, otherFindings, viewOf } from '../view.ts';
import { controlDetails } from './control.ts';
import { countsBar } from './counts.ts';
import { h } from './node.ts';
import type { Child, Html } from './node.ts';
import { htmlPage } from './page.ts';
import { facts, findingList, measure, table } from './parts.ts';

/** The answer for one model as one page. */
export function postureHtml(report: PostureReport, options: RenderOptions): string {
  const { posture, name } = report;
  const view = viewOf(report);
  return htmlPage({
    title: `${view.gate.word.headline}: ${name}`,
    header: measure(report.tool, report.totals),
    main: [
      h('h1', {}, name),
      gate(view),
      nextBox(view),
      holds(view),
      controls(report, view, options),
      others(report, options),
      remarks(view),
    ],
    footer: identity(posture),
  });
}

function gate({ gate: { word, sentence, asks }, counts }: PostureView): Html {
  return h(
    'section',
    { class: `gate ${word.mood}`, 'aria-label': 'Gate' },
    h('strong', {}, h('span', { 'aria-hidden': 'true' }, `${word.sign} `), word.headline),
    h('p', {}, sentence),
    asks === undefined ? undefined : h('p', {}, asks),
    countsBar(counts),
  );
}

function nextBox({ nextStep }: PostureView): Html | undefined {
  if (nextStep === undefined) return undefined;
  const { action, settles, stays } = nextStep;
  return h(
    'section',
    { class: 'next', 'aria-label': 'Next best step' },
    h('p', {}, h('strong', {}, 'Next best step: '), action),
    h('p', { class: 'soft' }, `Settles ${settles}.`),
    stays === '' ? undefined : h('p', { class: 'soft' }, `Still in the way: ${stays}.`),
  );
}

function holds({ gate: { holdsUntil } }: PostureView): Html | undefined {
  if (holdsUntil === undefined) return undefined;
  return h(
    'p',
    { class: 'next' },
    h('strong', {}, `Holds until ${holdsUntil}`),
    '; then weigh again.',
  );
}

function controls(
  report: PostureReport,
  view: PostureView,
  options: RenderOptions,
): readonly Child[] {
  return [
    h('h2', {}, 'Controls'),
    filter(controlsOf(view)),
    view.families.map(({ title, controls: members }) =>
      h(
        'section',
        { class: 'family' },
        h('h3', {}, title),
        members.map((each) => controlDetails(report, each, options)),
      ),
    ),
  ];
}

/** Works with styles only, so that a page without scripts can still be filtered. */
function filter(all: readonly ControlView[]): Html {
  const many = (group: ControlView['group']) => all.filter((each) => each.group === group).length;
  const choices = [
    ['all', `All ${all.length}`],
    ['open', `Needs doing ${many('open')}`],
    ['held', `In order ${many('held')}`],
    ['waiting', `Not looked at ${many('waiting')}`],
  ] as const;
  return h(
    'fieldset',
    {},
    h('legend', {}, 'Show'),
    choices.map(([id, text]) =>
      h(
        'label',
        { for: `show-${id}` },
        h('input', { type: 'radio', name: 'show', id: `show-${id}`, checked: id === 'all' }),
        ` ${text}`,
      ),
    ),
  );
}

function others(report: PostureReport, options: RenderOptions): Child {
  const findings = otherFindings(report);
  if (findings.length === 0) return undefined;
  return [
    h('h2', {}, 'Other findings, with no effect on the decision'),
    findingList(findings, options),
  ];
}

function remarks({ waivers, withdrawn }: PostureView): Child {
  const rows = waivers.map(({ id, control, ends, word, message }) => [
    h('code', {}, id),
    control,
    ends,
    word,
    message,
  ]);
  return [
    rows.length === 0
      ? undefined
      : [
          h('h2', {}, 'Waivers'),
          table('Waivers of the policy', ['waiver', 'control', 'ends', 'effect', 'why'], rows),
        ],
    withdrawn === '' ? undefined : h('p', { class: 'note' }, `${withdrawn}.`),
  ];
}

function identity({ subject, policy, catalogue, assessedAt }: Posture): Html {
  return facts([
    ['Model', h('code', {}, subject.digest ?? 'not hashed')],
    ['Assessed', minuteOf(assessedAt)],
    ['Policy', [`${policy.name} `, h('code', {}, policy.digest)]],
    ['Catalogue', [`${catalogue.version} `, h('code', {}, catalogue.digest)]],
  ]);
}
