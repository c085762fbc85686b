import type { Evidence } from '@weighbridge/core';
import { minuteOf, tierWord } from '@weighbridge/core/view';
import type { ConditionView, ControlView } from '@weighbridge/core/view';
import type { PostureReport } from '../report.ts';
import type { RenderOptions } from '../reporter.ts';
import { findingsOf } from '../view.ts';
import { h } from './node.ts';
import type { Html } from './node.ts';
import { chip, facts, findingList, mark, table, tierMark } from './parts.ts';

/** One control with everything known about it; a failed one is expanded from the start. */
export function controlDetails(
  report: PostureReport,
  shown: ControlView,
  options: RenderOptions,
): Html {
  const { verdict, control, group, isDecisive } = shown;
  const findings = findingsOf(report, verdict);
  const isOpen = verdict.status === 'fail' || (isDecisive && group === 'open');
  return h(
    'details',
    { class: `control ${group}`, open: isOpen },
    h(
      'summary',
      {},
      h('span', {}, statusChip(shown)),
      h('span', { class: 'id' }, verdict.control),
      h('span', { class: 'title' }, control?.title ?? ''),
      h('span', { class: 'soft' }, control?.severity),
    ),
    h(
      'div',
      { class: 'body' },
      // A finding that failed the control is more specific and names the place.
      verdict.reason === 'finding-adverse' && findings.length > 0
        ? undefined
        : h('p', {}, verdict.message),
      shown.condition === undefined ? undefined : conditionNote(shown.condition),
      findingList(findings, options),
      verdictFacts(shown),
      evidenceTable(report, shown),
    ),
  );
}

/** A control that nothing looks at yet stays in the background; the word is the same. */
function statusChip({ status: { sign, short, mood }, group }: ControlView): Html {
  return chip(sign, short, group === 'waiting' ? 'quiet' : mood);
}

function conditionNote(condition: ConditionView): Html {
  if (condition.kind === 'advisory') return h('p', { class: 'note' }, `${condition.text}.`);
  const { who, until, reference, reason } = condition;
  return h(
    'p',
    { class: 'note' },
    h('strong', {}, 'Waived'),
    ` by ${who} until ${until} (${reference}): ${reason}`,
  );
}

function verdictFacts({ verdict, control, known, remedy }: ControlView): Html {
  const { status, reason, tier, observedAt, staleAt } = verdict;
  const needsDoing = status === 'fail' || status === 'unknown';
  return facts([
    ['Reason', h('code', {}, reason)],
    ['Evidence', mark(known, tierWord(tier).mood)],
    ['Oldest observation', observedAt === undefined ? undefined : minuteOf(observedAt)],
    ['Stale from', staleAt === undefined ? undefined : minuteOf(staleAt)],
    ['To do', remedy],
    [
      'Needs',
      needsDoing
        ? control?.needs.map(({ type, shows }) => h('p', {}, h('code', {}, type), ` ${shows}`))
        : undefined,
    ],
    [
      'Does not apply with',
      needsDoing && control?.unless !== undefined
        ? h('p', {}, h('code', {}, control.unless.type), ` ${control.unless.shows}`)
        : undefined,
    ],
  ]);
}

function evidenceTable(report: PostureReport, { verdict }: ControlView): Html | undefined {
  const wanted = new Set<string>(verdict.evidence);
  const items = report.evidence.filter(({ id }) => wanted.has(id));
  if (items.length === 0) return undefined;
  return table(
    `Evidence behind ${verdict.control}`,
    ['type', 'how it is known', 'where', 'observed', 'by', 'id'],
    items.map(evidenceRow),
  );
}

function evidenceRow({ type, tier, locator, observedAt, producer, id }: Evidence) {
  return [
    h('code', {}, type),
    tierMark(tier),
    h('code', {}, locator),
    minuteOf(observedAt),
    `${producer.name} ${producer.version}`,
    h('code', {}, id),
  ];
}
