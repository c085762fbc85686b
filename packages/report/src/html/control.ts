import type { Control, Evidence, Verdict, Waiver } from '@weighbridge/core';
import { findingsOf, remedyOf } from '../next-step.ts';
import type { PostureReport } from '../report.ts';
import type { RenderOptions } from '../reporter.ts';
import { controlOf, minute } from '../view.ts';
import { STATUS_WORDS } from '../words.ts';
import { h } from './node.ts';
import type { Html } from './node.ts';
import { chip, facts, findingList, table, tierMark } from './parts.ts';

/** Which filter a control is shown by. */
export function groupOf({ status, reason }: Verdict): 'open' | 'held' | 'waiting' {
  if (reason === 'no-collector') return 'waiting';
  return status === 'fail' || status === 'unknown' ? 'open' : 'held';
}

/** One control with all that is known of it; what failed is open from the start. */
export function controlDetails(
  report: PostureReport,
  verdict: Verdict,
  options: RenderOptions,
): Html {
  const control = controlOf(report, verdict);
  const findings = findingsOf(report, verdict);
  const isDecisive = report.posture.gate.because.some((each) => each.control === verdict.control);
  const isOpen = verdict.status === 'fail' || (isDecisive && groupOf(verdict) === 'open');
  return h(
    'details',
    { class: `control ${groupOf(verdict)}`, open: isOpen },
    h(
      'summary',
      {},
      h('span', {}, statusChip(verdict)),
      h('span', { class: 'id' }, verdict.control),
      h('span', { class: 'title' }, control?.title ?? ''),
      h('span', { class: 'soft' }, control?.severity),
    ),
    h(
      'div',
      { class: 'body' },
      // A finding that failed the control says it better, and where.
      verdict.reason === 'finding-adverse' && findings.length > 0
        ? undefined
        : h('p', {}, verdict.message),
      verdict.waiver === undefined ? undefined : waiverNote(verdict.waiver),
      findingList(findings, options),
      verdictFacts(report, verdict, control),
      evidenceTable(report, verdict),
    ),
  );
}

/** What nothing looks at yet stays in the background; the word is the same. */
function statusChip(verdict: Verdict): Html {
  const word = STATUS_WORDS[verdict.status];
  return chip(groupOf(verdict) === 'waiting' ? { ...word, mood: 'quiet' } : word);
}

function waiverNote({ id, who, reason, ticket, notAfter }: Waiver): Html {
  return h(
    'p',
    { class: 'note' },
    h('strong', {}, `Waived until ${minute(notAfter)}`),
    ` by ${who} (${id}, ${ticket}): ${reason}`,
  );
}

function verdictFacts(report: PostureReport, verdict: Verdict, control: Control | undefined): Html {
  const { status, reason, tier, observedAt, staleAt } = verdict;
  const needsDoing = status === 'fail' || status === 'unknown';
  return facts([
    ['Reason', h('code', {}, reason)],
    ['Evidence', reason === 'finding-adverse' && tier === 'none' ? 'a finding' : tierMark(tier)],
    ['Oldest observation', observedAt === undefined ? undefined : minute(observedAt)],
    ['Stale from', staleAt === undefined ? undefined : minute(staleAt)],
    ['To do', remedyOf(report, verdict)],
    [
      'Needs',
      needsDoing
        ? control?.needs.map(({ type, shows }) => h('p', {}, h('code', {}, type), ` ${shows}`))
        : undefined,
    ],
  ]);
}

function evidenceTable(report: PostureReport, verdict: Verdict): Html | undefined {
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
    minute(observedAt),
    `${producer.name} ${producer.version}`,
    h('code', {}, id),
  ];
}
