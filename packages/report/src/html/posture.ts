import type { ControlFamily, Posture, Verdict } from '@weighbridge/core';
import { gateAsks } from '../gate-asks.ts';
import { nextStep, stepWords } from '../next-step.ts';
import { plural } from '../pretty/text.ts';
import type { PostureReport } from '../report.ts';
import type { RenderOptions } from '../reporter.ts';
import { controlOf, countWithdrawn, minute, otherFindings } from '../view.ts';
import { FAMILY_WORDS, OUTCOME_WORDS } from '../words.ts';
import { controlDetails, groupOf } from './control.ts';
import { countsBar } from './counts.ts';
import { h } from './node.ts';
import type { Child, Html } from './node.ts';
import { htmlPage } from './page.ts';
import { facts, findingList, measure, table } from './parts.ts';

/** The answer for one model as one page. */
export function postureHtml(report: PostureReport, options: RenderOptions): string {
  const { posture, name } = report;
  const { word } = OUTCOME_WORDS[posture.gate.outcome];
  return htmlPage({
    title: `${word}: ${name}`,
    header: measure(report.tool, report.totals),
    main: [
      h('h1', {}, name),
      gate(report),
      nextBox(report),
      controls(report, options),
      others(report, options),
      waivers(posture),
    ],
    footer: identity(report),
  });
}

function gate(report: PostureReport): Html {
  const {
    gate: { outcome, sentence },
    counts,
  } = report.posture;
  const asks = gateAsks(report);
  const { sign, word, mood } = OUTCOME_WORDS[outcome];
  return h(
    'section',
    { class: `gate ${mood}`, 'aria-label': 'Gate' },
    h('strong', {}, h('span', { 'aria-hidden': 'true' }, `${sign} `), word),
    h('p', {}, sentence),
    asks === undefined ? undefined : h('p', {}, asks),
    countsBar(counts),
  );
}

function nextBox(report: PostureReport): Html | undefined {
  const step = nextStep(report);
  if (step !== undefined) {
    const { settles, stays } = stepWords(step);
    return h(
      'section',
      { class: 'next', 'aria-label': 'Next best step' },
      h('p', {}, h('strong', {}, 'Next best step: '), step.action),
      h('p', { class: 'soft' }, `Settles ${settles}.`),
      stays === '' ? undefined : h('p', { class: 'soft' }, `Still in the way: ${stays}.`),
    );
  }
  const until = report.posture.gate.holdsUntil;
  if (until === undefined) return undefined;
  return h(
    'p',
    { class: 'next' },
    h('strong', {}, `Holds until ${minute(until)}`),
    '; then weigh again.',
  );
}

function controls(report: PostureReport, options: RenderOptions): readonly Child[] {
  const { verdicts } = report.posture;
  const families = Map.groupBy(verdicts, (verdict) => controlOf(report, verdict)?.family);
  return [
    h('h2', {}, 'Controls'),
    filter(verdicts),
    Array.from(families, ([family, list]) =>
      h(
        'section',
        { class: 'family' },
        h('h3', {}, headingOf(family)),
        list.map((verdict) => controlDetails(report, verdict, options)),
      ),
    ),
  ];
}

function headingOf(family: ControlFamily | undefined): string {
  return family === undefined ? 'Other' : FAMILY_WORDS[family];
}

/** Works by style alone: a page that may run nothing can still be narrowed down. */
function filter(verdicts: readonly Verdict[]): Html {
  const many = (group: ReturnType<typeof groupOf>) =>
    verdicts.filter((verdict) => groupOf(verdict) === group).length;
  const choices = [
    ['all', `All ${verdicts.length}`],
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
  return [h('h2', {}, 'Also found, deciding nothing'), findingList(findings, options)];
}

function waivers(posture: Posture): Child {
  const gone = countWithdrawn(posture);
  const rows = posture.waivers.map(({ id, control, notAfter, effect, message }) => [
    h('code', {}, id),
    control,
    minute(notAfter),
    effect,
    message,
  ]);
  return [
    rows.length === 0
      ? undefined
      : [
          h('h2', {}, 'Waivers'),
          table('Waivers of the policy', ['waiver', 'control', 'ends', 'effect', 'why'], rows),
        ],
    gone === 0
      ? undefined
      : h(
          'p',
          { class: 'note' },
          `${plural(gone, 'item')} of the previous statement withdrawn and not observed anew.`,
        ),
  ];
}

function identity({ posture }: PostureReport): Html {
  const { subject, policy, catalogue, assessedAt } = posture;
  return facts([
    ['Model', h('code', {}, subject.digest ?? 'not hashed')],
    ['Assessed', minute(assessedAt)],
    ['Policy', [`${policy.name} `, h('code', {}, policy.digest)]],
    ['Catalogue', [`${catalogue.version} `, h('code', {}, catalogue.digest)]],
  ]);
}
