import { isOpenGate, viewPosture } from '@weighbridge/core/view';
import type { PostureView } from '@weighbridge/core/view';
import { propertyRuns } from '@weighbridge/testkit';
import { posturesToCome } from '@weighbridge/testkit/postures';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { render } from './render.ts';
import { POSTURE_REPORT } from './reports.ts';

const numRuns = propertyRuns({ short: 200, long: 5_000 });

/** Checks a reporter's output for every posture against the view. */
function always(format: string, law: (text: string, view: PostureView) => void): void {
  fc.assert(
    fc.property(posturesToCome, ({ posture, controls }) => {
      const report = { ...POSTURE_REPORT, posture, controls, findings: [], evidence: [] };
      law(render(report, format), viewPosture(posture, controls));
    }),
    { numRuns },
  );
}

/** Every text that the pattern's single group matches. */
const allOf = (text: string, pattern: RegExp) =>
  Array.from(text.matchAll(pattern), ([, found = '']) => found);

/** Controls of the view; those that wait for a collector are separate. */
function idsOf({ families }: PostureView) {
  const all = families.flatMap(({ controls }) => controls);
  const ids = (isWaiting: boolean) =>
    all
      .filter(({ group }) => (group === 'waiting') === isWaiting)
      .map(({ verdict }) => verdict.control);
  return { looked: ids(false), waiting: ids(true), all: all.map((each) => each.verdict.control) };
}

/** `Runtime 4, Cloud 1`: families of the controls that wait for a collector. */
function waitingShares({ families }: PostureView): string {
  return families
    .map(({ title, controls }) => ({
      title,
      many: controls.filter(({ group }) => group === 'waiting').length,
    }))
    .filter(({ many }) => many > 0)
    .map(({ title, many }) => `${title} ${many}`)
    .join(', ');
}

test("the terminal shows every control, the families, the next step and the gate's end like the view", () => {
  always('pretty', (text, view) => {
    const { looked, waiting } = idsOf(view);
    expect(allOf(text, /^ \S \S+ +(WB-X-\d+)/gm)).toEqual(looked);
    expect(allOf(text, /no collector for them here yet \((.*)\)$/gm)).toEqual(
      waiting.length === 0 ? [] : [waitingShares(view)],
    );
    const { nextStep, gate } = view;
    expect(allOf(text, /^Next best step: (.*)$/gm)).toEqual(
      nextStep === undefined ? [] : [`${nextStep.action} (${nextStep.effect})`],
    );
    expect(allOf(text, /^Holds until: (.*); then weigh again\.$/gm)).toEqual(
      gate.holdsUntil === undefined ? [] : [gate.holdsUntil],
    );
  });
});

test("the page shows every control, the families, the next step and the gate's end like the view", () => {
  always('html', (text, view) => {
    expect(allOf(text, /<span class="id">([^<]*)</g)).toEqual(idsOf(view).all);
    expect(allOf(text, /<h3>([^<]*)</g)).toEqual(view.families.map(({ title }) => title));
    const { nextStep, gate } = view;
    expect(allOf(text, /Next best step: <\/strong>([^<]*)</g)).toEqual(
      nextStep === undefined ? [] : [nextStep.action],
    );
    expect(allOf(text, />Settles ([^<]*)\.</g)).toEqual(
      nextStep === undefined ? [] : [nextStep.settles],
    );
    expect(allOf(text, />Still in the way: ([^<]*)\.</g)).toEqual(
      nextStep === undefined || nextStep.stays === '' ? [] : [nextStep.stays],
    );
    expect(allOf(text, /<strong>Holds until ([^<]*)</g)).toEqual(
      gate.holdsUntil === undefined ? [] : [gate.holdsUntil],
    );
  });
});

test("Markdown shows every control, the families, the next step and the gate's end like the view", () => {
  always('markdown', (text, view) => {
    const { looked, waiting } = idsOf(view);
    expect(allOf(text, /^\| \S+ \S+ \| (WB-X-\d+) \|/gm).toSorted()).toEqual(looked.toSorted());
    expect(allOf(text, /no collector for them here yet \((.*)\)<\/summary>$/gm)).toEqual(
      waiting.length === 0 ? [] : [waitingShares(view)],
    );
    const { nextStep, gate } = view;
    expect(allOf(text, /^\*\*Next best step:\*\* (.*)$/gm)).toEqual(
      nextStep === undefined ? [] : [`${nextStep.action} (${nextStep.effect})`],
    );
    expect(allOf(text, /^\*\*Holds until\*\* (.*); then weigh again\.$/gm)).toEqual(
      gate.holdsUntil === undefined ? [] : [gate.holdsUntil],
    );
  });
});

test('JUnit has a suite for each family, every control in one of them, and the next step in the gate', () => {
  always('junit', (text, view) => {
    expect(allOf(text, /<testsuite id="\d+" name="([^"]*)"/g)).toEqual([
      'Gate',
      ...view.families.map(({ title }) => title),
    ]);
    expect(allOf(text, /<testcase name="(WB-X-\d+)/g)).toEqual(idsOf(view).all);
    const { nextStep, gate } = view;
    // A passing case has no text.
    expect(allOf(text, /^Next best step: (.*?)(?:<\/failure>|<\/error>)?$/gm)).toEqual(
      nextStep === undefined || isOpenGate(gate.outcome) ? [] : [nextStep.action],
    );
  });
});
