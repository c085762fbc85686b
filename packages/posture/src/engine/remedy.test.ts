import { makeFinding } from '@weighbridge/core';
import type { JsonObject, Tier } from '@weighbridge/core';
import { expect, test } from 'vitest';
import { code, fact, MODEL, NOW, replaced, verdictOf, WEIGHTS } from '../../test/support/facts.ts';
import { asks, assessSmall, control, says, uncollected } from '../../test/support/small.ts';
import { assess } from '../assess.ts';
import { builtInPolicies } from '../policies/index.ts';

const A = control('WB-A', [
  asks('a/one', {
    judge: ({ says: outcome, remedy }) =>
      ({ outcome, message: 'It.', ...(remedy === undefined ? {} : { remedy }) }) as never,
  }),
]);
const told = (outcome: string, more: JsonObject = {}, tier: Tier = 'measured') =>
  fact('a/one', { says: outcome, ...more }, { tier });
const remedyOf = (...args: Parameters<typeof assessSmall>) =>
  assessSmall(...args).verdicts[0]?.remedy;

test.for([
  ['what the judge says to do', [told('adverse', { remedy: 'Do this.' })], 'Do this.'],
  ['what the control says, if the judge says nothing', [told('adverse')], 'Mend it.'],
  ['what the control says, if there is no evidence', [], 'Mend it.'],
  ['nothing, if it passes', [told('supports', { remedy: 'No.' })], undefined],
  [
    'to look again, if it is stale',
    [says('a/one', 'supports', { observedAt: '2026-11-01T00:00:00Z' })],
    'Have it looked at again: evidence for WB-A holds for 10 days.',
  ],
  [
    'to hash, if it names no bytes',
    [says('a/one', 'supports', { subject: { model: MODEL } })],
    'Have it looked at with the bytes at hand: weigh with hashing on, where every file can be read.',
  ],
  [
    'never more than a sentence',
    [told('adverse', { remedy: 'x'.repeat(9999) })],
    `${'x'.repeat(1000)}…`,
  ],
  [
    'to report what cannot be read',
    [told('supports', { unobserved: 'No ink.' }, 'none')],
    'Report this with the evidence that could not be read; until then nothing answers the control.',
  ],
] as const)('a verdict advises %s', ([, evidence, expected]) => {
  expect(remedyOf([A], evidence)).toBe(expected);
});

test('a control that nothing collects advises what can be done, and blames nobody', () => {
  expect(remedyOf([control('WB-B', [uncollected('b/one')])], [])).toBe(
    'Nothing here collects b/one yet: hand in such evidence, or do not require WB-B.',
  );
});

test('a verdict gives the advice of the first judge that has any', () => {
  const two = asks('a/two', {
    judge: () => ({ outcome: 'adverse', message: 'It.', remedy: 'Do that.' }),
  });
  const both = control('WB-A', [asks('a/one'), two]);
  const evidence = [told('adverse', { remedy: 'Not asked.' }), says('a/two', 'adverse')];
  expect(remedyOf([both], evidence)).toBe('Do that.');
});

test('the advice for missing evidence is to bring it back or look again', () => {
  const previous = assessSmall([A], [told('supports')], { now: '2026-11-23T01:00:00Z' });
  expect(remedyOf([A], [], { previous })).toBe(
    'Bring back what is gone, or have the same things looked at again, then weigh again.',
  );
});

test('evidence that holds for a day holds for 1 day', () => {
  const old = [says('a/one', 'supports', { observedAt: '2026-11-01T00:00:00Z' })];
  const brief = control('WB-A', [asks('a/one')], { maxAgeDays: 1 });
  const remedy = 'Have it looked at again: evidence for WB-A holds for 1 day.';
  expect(remedyOf([brief], old)).toBe(remedy);
  expect(remedyOf([A], old, { policy: { maxAgeDays: { 'WB-A': 1 } } })).toBe(remedy);
});

test('the advice names the types of a control that nothing collects', () => {
  const needs = [asks('a/one'), uncollected('b/one'), uncollected('b/two')];
  expect(remedyOf([control('WB-B', needs)], [says('a/one', 'supports')])).toBe(
    'Nothing here collects b/one, b/two yet: hand in such evidence, or do not require WB-B.',
  );
});

test("a finding's own remedy comes before the control's, with its file", () => {
  const loud = makeFinding({
    ruleId: 'x/y',
    kind: 'fail',
    level: 'error',
    message: 'Bad.',
    locations: [{ path: 'model.bin' }],
    remediation: 'Do not load this file.',
  });
  const reads = control('WB-C', [asks('a/one')], { rules: ['x/'] });
  const good = [says('a/one', 'supports')];
  expect(remedyOf([reads], good, { findings: [loud] })).toBe('model.bin: Do not load this file.');
  const bare = { ...loud, locations: [] };
  expect(remedyOf([reads], good, { findings: [bare] })).toBe('Do not load this file.');
  const { remediation: _remediation, ...silent } = loud;
  expect(remedyOf([reads], good, { findings: [silent] })).toBe('Mend it.');
});

test('evidence that was made here passes with its own reason', () => {
  const bill = (origin: string) => fact('bom/cyclonedx', { valid: true, bound: true, origin });
  const reason = (origin: string) =>
    verdictOf(assess(replaced(bill(origin)), [], builtInPolicies.default, NOW), 'WB-BOM-1')?.reason;
  expect(reason('generated')).toBe('evidence-generated');
  expect(reason('shipped')).toBe('evidence-supports');
});

test('a control rests on something made here as soon as one of its types does', () => {
  const made = asks('a/two', {
    judge: () => ({ outcome: 'supports', message: 'It.', made: true }),
  });
  const both = control('WB-A', [asks('a/one'), made]);
  const evidence = [says('a/one', 'supports'), says('a/two', 'supports')];
  expect(assessSmall([both], evidence).verdicts[0]?.reason).toBe('evidence-generated');
});

test('the next step is never to convert a file without weights', () => {
  const elf = { ...WEIGHTS, path: 'run', format: 'elf', role: 'code', canCarryCode: 'yes' };
  const posture = assess(
    replaced(fact('artifact/code', code(WEIGHTS, elf))),
    [],
    builtInPolicies.default,
    NOW,
  );
  expect(verdictOf(posture, 'WB-ART-1')?.remedy).toBe(
    'Read what run does, and leave it out of the folder if loading the model does not need it.',
  );
});
