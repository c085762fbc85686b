import type { Control, Finding, Posture, Verdict } from '@weighbridge/core';
import { escapeForDisplay, TIERS } from '@weighbridge/core';
import { findingsOf, nextStep } from '../next-step.ts';
import type { PostureReport } from '../report.ts';
import type { RenderOptions } from '../reporter.ts';
import { addFindings } from './findings.ts';
import { addHeader } from './header.ts';
import { makePage } from './page.ts';
import type { Page } from './page.ts';
import { outcomeSpan, statusSpan } from './status.ts';
import { plural, shortDigest } from './text.ts';

/** Where the text below a control starts. */
const BODY_INDENT = 12;

/** The answer for one model, for people. */
export function posturePage(report: PostureReport, options: RenderOptions): string {
  const page = makePage(options);
  const { posture } = report;
  const { digest } = posture.subject;
  addHeader(page, report, digest === undefined ? 'not hashed' : shortDigest(digest));
  page.gap();
  const waiting: Verdict[] = [];
  for (const verdict of posture.verdicts) {
    if (verdict.reason === 'no-collector') waiting.push(verdict);
    else addVerdict(page, report, verdict, options);
  }
  if (waiting.length > 0) addWaiting(page, report, waiting);
  addOthers(page, report, options);
  page.gap();
  addGate(page, report);
  addRemarks(page, posture);
  addNextStep(page, report);
  return page.toString();
}

function addVerdict(
  page: Page,
  report: PostureReport,
  verdict: Verdict,
  options: RenderOptions,
): void {
  const title = controlOf(report, verdict)?.title ?? verdict.control;
  page.add(
    1,
    [
      statusSpan(verdict.status),
      ['plain', ' '],
      ['strong', verdict.control.padEnd(9)],
      ['plain', ' '],
    ],
    escapeForDisplay(title),
  );
  page.add(BODY_INDENT, [], `${escapeForDisplay(verdict.message)} · ${standing(verdict)}`, 'quiet');
  if (verdict.waiver !== undefined) {
    const { id, who, notAfter, reason } = verdict.waiver;
    const text = `waived by ${who} until ${notAfter.slice(0, 10)} (${id}): ${reason}`;
    page.add(BODY_INDENT, [['unsure', '! ']], escapeForDisplay(text));
  }
  addFindings(page, findingsOf(report, verdict), BODY_INDENT, options);
}

/** How well a verdict stands: its tier, or why there is none. */
function standing({ tier, reason, staleAt }: Verdict): string {
  const until = staleAt === undefined ? '' : `, stale from ${staleAt.slice(0, 10)}`;
  return tier === 'none' ? reason : `${tier}${until}`;
}

function addWaiting(page: Page, report: PostureReport, waiting: readonly Verdict[]): void {
  const families = new Map<string, number>();
  for (const verdict of waiting) {
    const family = controlOf(report, verdict)?.family ?? 'other';
    families.set(family, (families.get(family) ?? 0) + 1);
  }
  const list = Array.from(families, ([family, many]) => `${family} ${many}`).join(', ');
  const text = `${plural(waiting.length, 'control')} not looked at: no collector for them here yet (${list})`;
  page.add(1, [statusSpan('unknown'), ['plain', ' ']], text);
}

/** Findings that decided nothing but are worth knowing. */
function addOthers(page: Page, report: PostureReport, options: RenderOptions): void {
  const decided = new Set(report.posture.verdicts.flatMap(({ findings }) => findings));
  const others = report.findings.filter(
    ({ fingerprint, kind }) => kind === 'fail' && !decided.has(fingerprint),
  );
  if (others.length === 0) return;
  page.gap();
  page.add(1, [['strong', 'Also found, deciding nothing']]);
  addFindings(page, others satisfies readonly Finding[], 3, options);
}

function addGate(page: Page, report: PostureReport): void {
  const { gate, coverage, policy } = report.posture;
  const decided = TIERS.filter((tier) => tier !== 'none').map(
    (tier) => `${tier} ${coverage[tier]}`,
  );
  page.add(0, [['strong', `Gate ${escapeForDisplay(policy.name)}: `], outcomeSpan(gate.outcome)]);
  page.add(2, [], escapeForDisplay(gate.sentence));
  page.add(2, [], countsText(report.posture.counts, gate.waived));
  page.add(
    2,
    [],
    `evidence for ${coverage.controls - coverage.none} of ${plural(coverage.controls, 'control')}: ${decided.join(', ')}`,
  );
}

function countsText(counts: Posture['counts'], waived: number): string {
  const { pass, fail, unknown, notApplicable, stale } = counts;
  const failed = waived === 0 ? `${fail} fail` : `${fail} fail (${waived} waived)`;
  const open = stale === 0 ? `${unknown} unknown` : `${unknown} unknown (${stale} stale)`;
  return `${pass} pass · ${failed} · ${open} · ${notApplicable} n/a`;
}

/** Waivers that opened nothing, so that none is silently without effect, and evidence that has gone. */
function addRemarks(page: Page, { waivers, withdrawn }: Posture): void {
  for (const { id, control, effect, message } of waivers.filter((use) => use.effect !== 'used')) {
    const text = `waiver ${id} for ${control} has no effect (${effect}): ${message}`;
    page.add(2, [['unsure', '! ']], escapeForDisplay(text));
  }
  const gone = withdrawn.evidence.length + withdrawn.findings.length;
  if (gone > 0) {
    const text = `${plural(gone, 'item')} of the previous statement withdrawn and not observed anew`;
    page.add(2, [['unsure', '! ']], text);
  }
}

function addNextStep(page: Page, report: PostureReport): void {
  const step = nextStep(report);
  if (step === undefined) {
    const until = holdsUntil(report.posture);
    if (until !== undefined)
      page.add(0, [['strong', 'Holds until: ']], `${until}; then weigh again.`);
    return;
  }
  const fixes = step.fixes.map(({ control, status }) => `the ${status} of ${control}`).join(', ');
  page.add(
    0,
    [['strong', 'Next best step: ']],
    `${escapeForDisplay(step.action)} (settles ${fixes})`,
  );
}

/** The first instant at which an answer that the gate rests on ends by age alone. */
function holdsUntil({ verdicts, gate }: Posture): string | undefined {
  const decisive = new Set(gate.because.map(({ control }) => control));
  const ends = verdicts
    .filter(({ control }) => decisive.size === 0 || decisive.has(control))
    .map(({ status, staleAt, waiver }) => (status === 'fail' ? waiver?.notAfter : staleAt));
  return ends.filter((end) => end !== undefined).sort()[0];
}

function controlOf(report: PostureReport, verdict: Verdict): Control | undefined {
  return report.controls.find(({ id }) => id === verdict.control);
}
