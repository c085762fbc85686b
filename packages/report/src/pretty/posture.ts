import type { Control, Finding, Posture, Verdict } from '@weighbridge/core';
import { escapeForDisplay } from '@weighbridge/core';
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
  const title = controlOf(report, verdict)?.title ?? '';
  const lead = [statusSpan(verdict.status), ['plain', ' ']] as const;
  page.add(
    1,
    [...lead, ['strong', verdict.control.padEnd(9)], ['plain', ' ']],
    escapeForDisplay(title),
  );
  const findings = findingsOf(report, verdict);
  // A finding that failed the control says it better, and where.
  if (verdict.reason !== 'finding-adverse' || findings.length === 0) {
    page.add(
      BODY_INDENT,
      [],
      `${escapeForDisplay(verdict.message)} · ${standing(report, verdict)}`,
      'quiet',
    );
  }
  if (verdict.waiver !== undefined) {
    const { id, who, notAfter, reason } = verdict.waiver;
    const text = `waived by ${who} until ${notAfter.slice(0, 10)} (${id}): ${reason}`;
    page.add(BODY_INDENT, [['unsure', '! ']], escapeForDisplay(text));
  }
  addFindings(page, findings, BODY_INDENT, options);
}

/** How well a verdict stands: its tier, with the day where that was not today; or why there is none. */
function standing({ posture }: PostureReport, { tier, reason, observedAt }: Verdict): string {
  if (tier === 'none') return reason;
  const day = observedAt?.slice(0, 10);
  return day === undefined || day === posture.assessedAt.slice(0, 10) ? tier : `${tier} on ${day}`;
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

/** The sentence says outcome, counts and coverage; its first words carry the colour. */
function addGate(page: Page, { posture }: PostureReport): void {
  const [style, word] = outcomeSpan(posture.gate.outcome);
  const sentence = escapeForDisplay(posture.gate.sentence);
  const rest = sentence.startsWith(word) ? sentence.slice(word.length).trimStart() : sentence;
  page.add(
    0,
    [
      ['strong', 'Gate: '],
      [style, word],
      ['plain', ' '],
    ],
    rest,
  );
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
      page.add(
        0,
        [['strong', 'Holds until: ']],
        `${until.slice(0, 16).replace('T', ' ')} UTC; then weigh again.`,
      );
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
