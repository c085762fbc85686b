import type { Finding } from '@weighbridge/core';
import { describe, expect, test } from 'vitest';
import { NOW } from '../../test/support/facts.ts';
import { refusalOf } from '../../test/support/refusal.ts';
import { asks, assessSmall, bad, control } from '../../test/support/small.ts';
import { assess } from '../assess.ts';
import { builtInPolicies } from '../policies/index.ts';

const X = control('WB-X', [asks('a/one')], { rules: ['x/'] });
const given = (...findings: readonly object[]) =>
  assessSmall([X], [], { findings: findings as Finding[] });
const messageOf = (...findings: readonly object[]) => given(...findings).verdicts[0]?.message;
const digest = (hex: string) => `sha256:${hex.repeat(64)}` as const;

describe('findings are refused with the place and the problem', () => {
  const refused = (findings: unknown) =>
    refusalOf(() => assess([], findings as Finding[], builtInPolicies.default, NOW));

  test.for([
    [': expected an array', { length: 0 }],
    ['/1: expected an object', [bad('x/x'), 'x/x']],
    ['/0/fingerprint: expected a digest', [{ ...bad('x/x'), fingerprint: undefined }]],
    [
      '/0/fingerprint: expected <algorithm>:<lower-case hex>',
      [{ ...bad('x/x'), fingerprint: digest('A') }],
    ],
    ['/0/ruleId: expected non-empty text', [{ ...bad('x/x'), ruleId: '' }]],
    ['/0/ruleId: expected <family>/<kebab-name>', [{ ...bad('x/x'), ruleId: 'POD008' }]],
    [
      '/0/kind: expected one of fail, pass, unknown, not-applicable',
      [{ ...bad('x/x'), kind: 'failed' }],
    ],
    [
      '/0/level: expected one of error, warning, note, none',
      [{ ...bad('x/x'), level: 'critical' }],
    ],
  ] as const)('/findings%s', ([problem, findings]) => {
    expect(refused(findings)).toBe(`BAD_INPUT /findings${problem}`);
  });
});

describe('a finding', () => {
  test('fails even if its message is not text', () => {
    for (const message of [undefined, 7, null]) {
      expect(given({ ...bad('x/x'), message }).verdicts[0]).toMatchObject({
        status: 'fail',
        message: 'x/x: ',
      });
    }
    expect(messageOf({ ...bad('x/x'), message: 'a\ud800' })).toBe('x/x: a\ufffd');
  });

  test('says what to do about it, and at which path if it has one', () => {
    const remedyOf = (members: object) => given({ ...bad('x/x'), ...members }).verdicts[0]?.remedy;
    const remediation = 'Export it again.';
    expect(remedyOf({ remediation })).toBe('x/x: Export it again.');
    for (const locations of [
      undefined,
      'x',
      [],
      [null],
      ['x'],
      [{}],
      [{ path: 7 }],
      [{ path: '' }],
    ]) {
      expect(remedyOf({ remediation, locations })).toBe('Export it again.');
    }
    for (const nothing of [undefined, '', 7]) {
      expect(remedyOf({ remediation: nothing })).toBe('Mend it.');
    }
  });

  test('is listed with its level if something failed, otherwise without one', () => {
    const findings = (['fail', 'pass', 'unknown', 'not-applicable'] as const).map((kind) => ({
      ...bad(`x/${kind}`),
      kind,
      level: 'warning' as const,
    }));
    expect(given(...findings).findings.map(({ ruleId, level }) => `${ruleId} ${level}`)).toEqual(
      findings
        .toSorted((a, b) => (a.fingerprint < b.fingerprint ? -1 : 1))
        .map(({ ruleId, kind }) => `${ruleId} ${kind === 'fail' ? 'warning' : 'none'}`),
    );
  });

  test('of a kind other than fail fails nothing, whatever its level', () => {
    for (const kind of ['pass', 'unknown', 'not-applicable']) {
      expect(given({ ...bad('x/x'), kind }).verdicts[0]?.reason).toBe('evidence-missing');
    }
  });

  test('gives the message by first rule, then smallest fingerprint, then first text', () => {
    const one = { ...bad('x/a', 'One.'), fingerprint: digest('2') };
    const two = { ...bad('x/b', 'Two.'), fingerprint: digest('1') };
    expect(messageOf(one, two)).toBe('x/a: One. (and 1 more)');
    expect(messageOf(two, one)).toBe('x/a: One. (and 1 more)');
    const three = { ...bad('x/a', 'Three.'), fingerprint: digest('0') };
    expect(messageOf(one, two, three)).toBe('x/a: Three. (and 2 more)');
    const four = { ...three, message: 'Four.' };
    expect(messageOf(one, two, three, four)).toBe('x/a: Four. (and 3 more)');
  });

  test('that is repeated counts once, and a note does not hide an error', () => {
    const note = { ...bad('x/x'), level: 'note' };
    expect(messageOf(bad('x/x'), bad('x/x'), note)).toBe('x/x: Bad.');
    expect(messageOf(note, bad('x/x'))).toBe('x/x: Bad.');
    expect(given(bad('x/x'), note).findings.map(({ level }) => level)).toEqual(['error', 'note']);
  });
});
