import { makeFinding } from '@weighbridge/core';
import type { JsonObject } from '@weighbridge/core';
import { expect, test } from 'vitest';
import { code, fact, NOW, replaced, verdictOf, WEIGHTS } from '../../test/support/facts.ts';
import { asks, assessSmall, control, says, uncollected } from '../../test/support/small.ts';
import { assess } from '../assess.ts';
import { builtInPolicies } from '../policies/index.ts';

const A = control('WB-A', [
  asks('a/one', {
    judge: ({ says: outcome, remedy }) =>
      ({ outcome, message: 'It.', ...(remedy === undefined ? {} : { remedy }) }) as never,
  }),
]);
const told = (outcome: string, more: JsonObject = {}) => fact('a/one', { says: outcome, ...more });
const remedyOf = (...args: Parameters<typeof assessSmall>) =>
  assessSmall(...args).verdicts[0]?.remedy;

test.for([
  ['what the judge says to do', [told('adverse', { remedy: 'Do this.' })], 'Do this.'],
  ['what the control says, where the judge says nothing', [told('adverse')], 'Mend it.'],
  ['what the control says, where there is no evidence', [], 'Mend it.'],
  ['nothing, where it passes', [told('supports', { remedy: 'No.' })], undefined],
  [
    'to look again, where it is stale',
    [says('a/one', 'supports', { observedAt: '2026-11-01T00:00:00Z' })],
    'Have it looked at again: evidence for WB-A holds for 10 days.',
  ],
  [
    'never more than a sentence',
    [told('adverse', { remedy: 'x'.repeat(9999) })],
    `${'x'.repeat(1000)}…`,
  ],
] as const)('a verdict advises %s', ([, evidence, expected]) => {
  expect(remedyOf([A], evidence)).toBe(expected);
});

test('a control that nothing collects advises what can be done, and blames nobody', () => {
  expect(remedyOf([control('WB-B', [uncollected('b/one')])], [])).toBe(
    'Nothing here collects b/one yet: hand in such evidence, or do not require WB-B.',
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

test('evidence that was made here passes by a reason of its own', () => {
  const bill = (origin: string) => fact('bom/cyclonedx', { valid: true, bound: true, origin });
  const reason = (origin: string) =>
    verdictOf(assess(replaced(bill(origin)), [], builtInPolicies.default, NOW), 'WB-BOM-1')?.reason;
  expect(reason('generated')).toBe('evidence-generated');
  expect(reason('shipped')).toBe('evidence-supports');
});

test('the next step is never to convert what holds no weights', () => {
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
