import type { Posture, Verdict } from '@weighbridge/core';
import { gateAsks } from '../gate-asks.ts';
import { findingsOf, nextStep, remedyOf, stepWords } from '../next-step.ts';
import { bytes, plural } from '../pretty/text.ts';
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
import { OUTCOME_WORDS, STATUS_WORDS } from '../words.ts';
import { findingItems } from './findings.ts';
import { blocks, code, folded, inert, table } from './text.ts';

/** The answer for one model, for a comment, a job summary or a page of notes. */
export function postureMarkdown(report: PostureReport, options: RenderOptions): string {
  const { posture } = report;
  const { sign, word } = OUTCOME_WORDS[posture.gate.outcome];
  const seen = lookedAt(report);
  const open = seen.filter(({ status }) => status === 'fail' || status === 'unknown');
  const held = seen.filter((verdict) => !open.includes(verdict));
  return blocks(
    [`## ${sign} ${word}: ${inert(report.name)}`],
    [inert(posture.gate.sentence)],
    askedLines(report),
    adviceLines(report),
    remarkLines(posture),
    open.length === 0 ? [] : verdictTable(report, open),
    findingBlock('### Findings', decidingFindings(report, seen), options),
    findingBlock('### Also found, deciding nothing', otherFindings(report), options),
    held.length === 0
      ? []
      : folded(`${plural(held.length, 'control')} in order`, verdictTable(report, held)),
    waitingLines(report),
    footerLines(report),
  );
}

function askedLines(report: PostureReport): readonly string[] {
  const asks = gateAsks(report);
  return asks === undefined ? [] : [inert(asks)];
}

function adviceLines(report: PostureReport): readonly string[] {
  const step = nextStep(report);
  if (step !== undefined) {
    const { settles, stays } = stepWords(step);
    const besides = stays === '' ? '' : `; still in the way: ${stays}`;
    return [`**Next best step:** ${inert(step.action)} (settles ${inert(`${settles}${besides}`)})`];
  }
  const until = report.posture.gate.holdsUntil;
  return until === undefined ? [] : [`**Holds until** ${minute(until)}; then weigh again.`];
}

/** Waivers, used or without effect, and evidence that has gone. */
function remarkLines(posture: Posture): readonly string[] {
  const used = posture.verdicts.flatMap(({ control, waiver }) =>
    waiver === undefined
      ? []
      : [
          `- ! ${control} waived by ${inert(waiver.who)} until ${waiver.notAfter.slice(0, 10)} (${code(waiver.id)}): ${inert(waiver.reason)}`,
        ],
  );
  const idle = posture.waivers
    .filter(({ effect }) => effect !== 'used')
    .map(
      ({ id, control, effect, message }) =>
        `- ! waiver ${code(id)} for ${inert(control)} has no effect (${effect}): ${inert(message)}`,
    );
  const gone = countWithdrawn(posture);
  return [
    ...used,
    ...idle,
    ...(gone === 0
      ? []
      : [`- ! ${plural(gone, 'item')} of the previous statement withdrawn and not observed anew`]),
  ];
}

function verdictTable(report: PostureReport, verdicts: readonly Verdict[]): readonly string[] {
  return table(
    ['', 'control', 'severity', 'answer', 'evidence'],
    verdicts.map((verdict) => {
      const { sign, word } = STATUS_WORDS[verdict.status];
      const control = controlOf(report, verdict);
      const title = control === undefined ? '' : `**${inert(control.title)}**<br>`;
      return [
        `${sign} ${word}`,
        inert(verdict.control),
        control?.severity ?? '',
        `${title}${inert(verdict.message)}${todo(report, verdict)}`,
        standing(report.posture, verdict),
      ];
    }),
  );
}

/** What to do, where no finding below says it. */
function todo(report: PostureReport, verdict: Verdict): string {
  const remedy = verdict.reason === 'finding-adverse' ? undefined : remedyOf(report, verdict);
  return remedy === undefined ? '' : `<br>→ ${inert(remedy)}`;
}

function decidingFindings(report: PostureReport, seen: readonly Verdict[]) {
  return [...new Set(seen.flatMap((verdict) => findingsOf(report, verdict)))];
}

function findingBlock(
  heading: string,
  findings: Parameters<typeof findingItems>[0],
  options: RenderOptions,
): readonly string[] {
  return findings.length === 0 ? [] : [heading, '', ...findingItems(findings, options)];
}

function waitingLines(report: PostureReport): readonly string[] {
  const waiting = notLookedAt(report);
  if (waiting.length === 0) return [];
  const families = countFamilies(report, waiting).map(([family, many]) => `${family} ${many}`);
  return folded(
    `${plural(waiting.length, 'control')} not looked at: no collector for them here yet (${families.join(', ')})`,
    waiting.map((verdict) => {
      const title = controlOf(report, verdict)?.title ?? '';
      return `- ? unknown ${inert(verdict.control)}: ${inert(title)}`;
    }),
  );
}

function footerLines({ tool, totals, posture }: PostureReport): readonly string[] {
  const { digest } = posture.subject;
  const parts = [
    `${inert(tool.name)} ${inert(tool.version)}`,
    plural(totals.files, 'file'),
    bytes(totals.totalBytes),
    digest === undefined ? 'not hashed' : code(digest),
    `assessed ${minute(posture.assessedAt)}`,
    `policy ${inert(posture.policy.name)} ${code(posture.policy.digest)}`,
    `catalogue ${inert(posture.catalogue.version)}`,
  ];
  return [`<sub>${parts.join(' · ')}</sub>`];
}
