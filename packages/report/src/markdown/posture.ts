import { minuteOf, plural } from '@weighbridge/core/view';
import type { ConditionView, ControlView, PostureView } from '@weighbridge/core/view';
import { bytes } from '../pretty/text.ts';
import type { PostureReport } from '../report.ts';
import type { RenderOptions } from '../reporter.ts';
import { controlsOf, familyShares, findingsOf, otherFindings, basisOf, viewOf } from '../view.ts';
import { findingItems } from './findings.ts';
import { blocks, code, folded, inert, table } from './text.ts';

/** The answer for one model, for a comment, a job summary or a page of notes. */
export function postureMarkdown(report: PostureReport, options: RenderOptions): string {
  const view = viewOf(report);
  const { word, sentence } = view.gate;
  const controls = controlsOf(view);
  const open = controls.filter(({ group }) => group === 'open');
  const held = controls.filter(({ group }) => group === 'held');
  const seen = controls.filter(({ group }) => group !== 'waiting');
  return blocks(
    [`## ${word.sign} ${inert(word.headline)}: ${inert(report.name)}`],
    [inert(sentence)],
    ...adviceBlocks(view),
    remarkLines(view),
    open.length === 0 ? [] : controlTable(report, open),
    findingBlock('### Findings', decidingFindings(report, seen), options),
    findingBlock(
      '### Other findings, with no effect on the decision',
      otherFindings(report),
      options,
    ),
    held.length === 0
      ? []
      : folded(`${plural(held.length, 'control')} in order`, controlTable(report, held)),
    waitingLines(view, controls),
    footerLines(report),
  );
}

/** What an open gate asked for, what to do, and until when the answer holds, in a paragraph each. */
function adviceBlocks({ gate, nextStep }: PostureView): readonly (readonly string[])[] {
  const { asks, holdsUntil } = gate;
  return [
    asks === undefined ? [] : [inert(asks)],
    nextStep === undefined
      ? []
      : [`**Next best step:** ${inert(nextStep.action)} (${inert(nextStep.effect)})`],
    holdsUntil === undefined ? [] : [`**Holds until** ${holdsUntil}; then weigh again.`],
  ];
}

/** Waivers, used or without effect, and evidence that is gone. */
function remarkLines({ conditions, waivers, withdrawn }: PostureView): readonly string[] {
  const used = conditions.map((each) => `- ! ${inert(each.control)} ${conditionText(each)}`);
  const idle = waivers
    .filter(({ effect }) => effect !== 'used')
    .map(
      ({ id, control, effect, message }) =>
        `- ! waiver ${code(id)} for ${inert(control)} has no effect (${inert(effect)}): ${inert(message)}`,
    );
  return [...used, ...idle, ...(withdrawn === '' ? [] : [`- ! ${withdrawn}`])];
}

function conditionText(condition: ConditionView): string {
  if (condition.kind === 'advisory') return inert(condition.text);
  const { who, until, reference, reason } = condition;
  return `waived by ${inert(who)} until ${until} (${code(reference)}): ${inert(reason)}`;
}

function controlTable(report: PostureReport, controls: readonly ControlView[]): readonly string[] {
  return table(
    ['', 'control', 'severity', 'answer', 'evidence'],
    controls.map((each) => {
      const { verdict, control, status } = each;
      const title = control === undefined ? '' : `**${inert(control.title)}**<br>`;
      return [
        `${status.sign} ${inert(status.short)}`,
        inert(verdict.control),
        control === undefined ? '' : inert(control.severity),
        `${title}${inert(verdict.message)}${todo(each)}`,
        inert(basisOf(report.posture, each)),
      ];
    }),
  );
}

/** What to do, if no finding below says it. */
function todo({ verdict, remedy }: ControlView): string {
  return remedy === undefined || verdict.reason === 'finding-adverse'
    ? ''
    : `<br>→ ${inert(remedy)}`;
}

function decidingFindings(report: PostureReport, seen: readonly ControlView[]) {
  return [...new Set(seen.flatMap(({ verdict }) => findingsOf(report, verdict)))];
}

function findingBlock(
  heading: string,
  findings: Parameters<typeof findingItems>[0],
  options: RenderOptions,
): readonly string[] {
  return findings.length === 0 ? [] : [heading, '', ...findingItems(findings, options)];
}

function waitingLines(view: PostureView, controls: readonly ControlView[]): readonly string[] {
  const waiting = controls.filter(({ group }) => group === 'waiting');
  if (waiting.length === 0) return [];
  const families = familyShares(view, waiting).map(inert).join(', ');
  return folded(
    `${plural(waiting.length, 'control')} not looked at: no collector for them here yet (${families})`,
    waiting.map(
      ({ verdict, control, status }) =>
        `- ${status.sign} ${status.short} ${inert(verdict.control)}: ${inert(control?.title ?? '')}`,
    ),
  );
}

function footerLines({ tool, totals, posture }: PostureReport): readonly string[] {
  const { digest } = posture.subject;
  const parts = [
    `${inert(tool.name)} ${inert(tool.version)}`,
    plural(totals.files, 'file'),
    bytes(totals.totalBytes),
    digest === undefined ? 'not hashed' : code(digest),
    `assessed ${minuteOf(posture.assessedAt)}`,
    `policy ${inert(posture.policy.name)} ${code(posture.policy.digest)}`,
    `catalogue ${inert(posture.catalogue.version)}`,
  ];
  return [`<sub>${parts.join(' · ')}</sub>`];
}
