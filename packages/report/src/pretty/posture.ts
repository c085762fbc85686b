import { escapeForDisplay } from '@weighbridge/core';
import { plural } from '@weighbridge/core/view';
import type { ControlView, PostureView } from '@weighbridge/core/view';
import type { PostureReport } from '../report.ts';
import type { RenderOptions } from '../reporter.ts';
import { controlsOf, familyShares, findingsOf, otherFindings, basisOf, viewOf } from '../view.ts';
import { addFindings } from './findings.ts';
import { addHeader } from './header.ts';
import { makePage } from './page.ts';
import type { Page } from './page.ts';
import { statusSpan } from './status.ts';
import { shortDigest } from './text.ts';

/** The column at which the text below a control starts. */
const BODY_INDENT = 12;

/** The answer for one model, for people. */
export function posturePage(report: PostureReport, options: RenderOptions): string {
  const page = makePage(options);
  const view = viewOf(report);
  const controls = controlsOf(view);
  const { digest } = report.posture.subject;
  addHeader(page, report, digest === undefined ? 'not hashed' : shortDigest(digest));
  page.gap();
  for (const each of controls.filter(({ group }) => group !== 'waiting')) {
    addControl(page, report, each, options);
  }
  addWaiting(
    page,
    view,
    controls.filter(({ group }) => group === 'waiting'),
  );
  addOthers(page, report, options);
  page.gap();
  addGate(page, view);
  addRemarks(page, view);
  addAdvice(page, view);
  return page.toString();
}

function addControl(
  page: Page,
  report: PostureReport,
  shown: ControlView,
  options: RenderOptions,
): void {
  const { verdict, control, status, remedy } = shown;
  page.add(
    1,
    [
      statusSpan(status),
      ['plain', ' '],
      ['strong', escapeForDisplay(verdict.control).padEnd(9)],
      ['plain', ' '],
    ],
    escapeForDisplay(control?.title ?? ''),
  );
  const findings = findingsOf(report, verdict);
  // A finding that failed the control is more specific and names the place.
  if (verdict.reason !== 'finding-adverse' || findings.length === 0) {
    const text = `${verdict.message} · ${basisOf(report.posture, shown)}`;
    page.add(BODY_INDENT, [], escapeForDisplay(text), 'quiet');
    if (remedy !== undefined) {
      page.add(BODY_INDENT, [['plain', '→ ']], escapeForDisplay(remedy));
    }
  }
  if (shown.condition !== undefined) {
    page.add(BODY_INDENT, [['unsure', '! ']], escapeForDisplay(shown.condition.text));
  }
  addFindings(page, findings, BODY_INDENT, options);
}

function addWaiting(page: Page, view: PostureView, waiting: readonly ControlView[]): void {
  const [first] = waiting;
  if (first === undefined) return;
  const list = escapeForDisplay(familyShares(view, waiting).join(', '));
  const text = `${plural(waiting.length, 'control')} not looked at: no collector for them here yet (${list})`;
  page.add(1, [statusSpan(first.status), ['plain', ' ']], text);
}

/** Findings that decided nothing but are worth knowing. */
function addOthers(page: Page, report: PostureReport, options: RenderOptions): void {
  const others = otherFindings(report);
  if (others.length === 0) return;
  page.gap();
  page.add(1, [['strong', 'Other findings, with no effect on the decision']]);
  addFindings(page, others, 3, options);
}

/** The sentence says outcome, counts and coverage; its first words are coloured. */
function addGate(page: Page, { gate }: PostureView): void {
  const { mood } = gate.word;
  const headline = escapeForDisplay(gate.word.headline);
  const sentence = escapeForDisplay(gate.sentence);
  const rest = sentence.startsWith(headline)
    ? sentence.slice(headline.length).trimStart()
    : sentence;
  page.add(
    0,
    [
      ['strong', 'Gate: '],
      [mood, headline],
      ['plain', ' '],
    ],
    rest,
  );
}

/** Waivers that opened nothing, so that none is silently ineffective, and evidence that is gone. */
function addRemarks(page: Page, { waivers, withdrawn }: PostureView): void {
  for (const { id, control, effect, message } of waivers.filter((use) => use.effect !== 'used')) {
    const text = `waiver ${id} for ${control} has no effect (${effect}): ${message}`;
    page.add(2, [['unsure', '! ']], escapeForDisplay(text));
  }
  if (withdrawn !== '') page.add(2, [['unsure', '! ']], withdrawn);
}

/** What an open gate asked for, what to do, and until when the answer holds. */
function addAdvice(page: Page, { gate, nextStep }: PostureView): void {
  if (gate.asks !== undefined) {
    page.add(0, [['strong', 'Asked for: ']], escapeForDisplay(gate.asks));
  }
  if (nextStep !== undefined) {
    const text = `${nextStep.action} (${nextStep.effect})`;
    page.add(0, [['strong', 'Next best step: ']], escapeForDisplay(text));
  }
  if (gate.holdsUntil !== undefined) {
    page.add(0, [['strong', 'Holds until: ']], `${gate.holdsUntil}; then weigh again.`);
  }
}
