import type { Posture, Verdict } from '@weighbridge/core';
import { escapeForDisplay } from '@weighbridge/core';
import { gateAsks } from '../gate-asks.ts';
import { findingsOf, nextStep, remedyOf, stepWords } from '../next-step.ts';
import type { PostureReport } from '../report.ts';
import type { RenderOptions } from '../reporter.ts';
import {
  controlOf,
  countFamilies,
  countWithdrawn,
  lookedAt,
  minute,
  notLookedAt,
  otherFindings,
  standing,
} from '../view.ts';
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
  for (const verdict of lookedAt(report)) addVerdict(page, report, verdict, options);
  const waiting = notLookedAt(report);
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
      `${escapeForDisplay(verdict.message)} · ${standing(report.posture, verdict)}`,
      'quiet',
    );
    const remedy = remedyOf(report, verdict);
    if (remedy !== undefined) {
      page.add(BODY_INDENT, [['plain', '→ ']], escapeForDisplay(remedy));
    }
  }
  if (verdict.waiver !== undefined) {
    const { id, who, notAfter, reason } = verdict.waiver;
    const text = `waived by ${who} until ${notAfter.slice(0, 10)} (${id}): ${reason}`;
    page.add(BODY_INDENT, [['unsure', '! ']], escapeForDisplay(text));
  }
  addFindings(page, findings, BODY_INDENT, options);
}

function addWaiting(page: Page, report: PostureReport, waiting: readonly Verdict[]): void {
  const list = countFamilies(report, waiting)
    .map(([family, many]) => `${family} ${many}`)
    .join(', ');
  const text = `${plural(waiting.length, 'control')} not looked at: no collector for them here yet (${list})`;
  page.add(1, [statusSpan('unknown'), ['plain', ' ']], text);
}

/** Findings that decided nothing but are worth knowing. */
function addOthers(page: Page, report: PostureReport, options: RenderOptions): void {
  const others = otherFindings(report);
  if (others.length === 0) return;
  page.gap();
  page.add(1, [['strong', 'Also found, deciding nothing']]);
  addFindings(page, others, 3, options);
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
function addRemarks(page: Page, posture: Posture): void {
  for (const { id, control, effect, message } of posture.waivers.filter(
    (use) => use.effect !== 'used',
  )) {
    const text = `waiver ${id} for ${control} has no effect (${effect}): ${message}`;
    page.add(2, [['unsure', '! ']], escapeForDisplay(text));
  }
  const gone = countWithdrawn(posture);
  if (gone > 0) {
    const text = `${plural(gone, 'item')} of the previous statement withdrawn and not observed anew`;
    page.add(2, [['unsure', '! ']], text);
  }
}

function addNextStep(page: Page, report: PostureReport): void {
  const asks = gateAsks(report);
  if (asks !== undefined) page.add(0, [['strong', 'Asked for: ']], escapeForDisplay(asks));
  const step = nextStep(report);
  if (step === undefined) {
    const until = report.posture.gate.holdsUntil;
    if (until !== undefined)
      page.add(0, [['strong', 'Holds until: ']], `${minute(until)}; then weigh again.`);
    return;
  }
  const { settles, stays } = stepWords(step);
  const besides = stays === '' ? '' : `; still in the way: ${stays}`;
  page.add(
    0,
    [['strong', 'Next best step: ']],
    escapeForDisplay(`${step.action} (settles ${settles}${besides})`),
  );
}
