import { bomClaims } from '@weighbridge/evidence';
import { expect, test } from 'vitest';
import { fact } from '../../test/support/facts.ts';
import { asks, assessSmall, control } from '../../test/support/small.ts';
import { need } from '../control.ts';

const claims = need({
  of: bomClaims,
  shows: 'It.',
  grants: 'pass',
  judge: ({ origin }) => ({ outcome: 'supports', message: `It is ${origin}.` }),
});

test("a payload that does not have its type's shape leaves the control open and says what is wrong", () => {
  const [verdict] = assessSmall(
    [control('WB-AAA-1', [{ ...claims, type: 'x/claims' }])],
    [fact('x/claims', { claims: {} })],
  ).verdicts;
  expect(verdict).toMatchObject({
    status: 'unknown',
    reason: 'evidence-inconclusive',
    message: 'The evidence does not have its type’s shape: origin is missing.',
  });
});

test("a payload of its type's shape reaches the judge", () => {
  const [verdict] = assessSmall(
    [control('WB-AAA-1', [claims])],
    [fact('bom/claims', { origin: 'shipped' })],
  ).verdicts;
  expect(verdict).toMatchObject({ status: 'pass', message: 'It is shipped.' });
});

test('a payload that several controls read is checked once', () => {
  let checks = 0;
  const shape = {
    get kind(): 'flag' {
      checks += 1;
      return 'flag';
    },
  };
  const controls = ['WB-AAA-1', 'WB-BBB-1', 'WB-CCC-1'].map((id) =>
    control(id, [asks('x/one', { shape })]),
  );
  const one = assessSmall(controls.slice(0, 1), [fact('x/one', {})]);
  const checkedOnce = checks;
  checks = 0;
  const three = assessSmall(controls, [fact('x/one', {})]);
  expect(checks).toBe(checkedOnce);
  expect([one, three].map(({ verdicts }) => verdicts[0]?.status)).toEqual(['unknown', 'unknown']);
});
