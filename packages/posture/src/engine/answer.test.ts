import type { Digest, Status } from '@weighbridge/core';
import { describe, expect, test } from 'vitest';
import { DIGEST, NOW, overlap } from '../../test/support/facts.ts';
import { foldTypes } from './answer.ts';
import type { TypeAnswer } from './fold.ts';
import type { Past } from './past.ts';

function answered(type: string, status: Status, reason: TypeAnswer['reason']): TypeAnswer {
  return { type, status, reason, message: `${type} is ${status}.`, seen: [], past: [] };
}

const pass = answered('a/pass', 'pass', 'evidence-supports');
const none = answered('a/none', 'not-applicable', 'evidence-not-applicable');
const fail = answered('a/fail', 'fail', 'evidence-adverse');
const clash = answered('a/clash', 'fail', 'contradicted');
const unknown = (reason: TypeAnswer['reason']) => answered(`a/${reason}`, 'unknown', reason);

describe('the types of a control', () => {
  test('fail because of a finding, whatever the evidence says; the message names it and counts the others', () => {
    const other = { ...overlap, ruleId: 'safetensors/other' };
    expect(foldTypes([pass, fail], [overlap])).toStrictEqual({
      status: 'fail',
      reason: 'finding-adverse',
      message: 'safetensors/overlap: Tensors share bytes.',
      types: [fail],
      findings: [overlap],
      withdrawn: [],
    });
    expect(foldTypes([], [overlap, other, other]).message).toBe(
      'safetensors/overlap: Tensors share bytes. (and 2 more)',
    );
  });

  test('fail with all that fail, otherwise are unknown, otherwise pass, otherwise do not apply', () => {
    const answers = [pass, none, unknown('stale'), fail, clash];
    expect(foldTypes(answers, [])).toStrictEqual({
      status: 'fail',
      reason: 'evidence-adverse',
      message: 'a/fail is fail. a/clash is fail.',
      types: [fail, clash],
      findings: [],
      withdrawn: [],
    });
    expect(foldTypes(answers.slice(0, 3), [])).toMatchObject({
      status: 'unknown',
      reason: 'stale',
    });
    expect(foldTypes([none, pass], [])).toStrictEqual({
      status: 'pass',
      reason: 'evidence-supports',
      message: 'a/pass is pass.',
      types: [none, pass],
      findings: [],
      withdrawn: [],
    });
    expect(foldTypes([none, none], [])).toStrictEqual({
      status: 'not-applicable',
      reason: 'evidence-not-applicable',
      message: 'a/none is not-applicable. a/none is not-applicable.',
      types: [none, none],
      findings: [],
      withdrawn: [],
    });
  });

  test('leave the control unknown if there are none', () => {
    expect(foldTypes([], [])).toStrictEqual({
      status: 'unknown',
      reason: 'no-collector',
      message: '',
      types: [],
      findings: [],
      withdrawn: [],
    });
  });

  test('are unknown for the most informative reason, and with the types that give it', () => {
    const telling = [
      'error',
      'evidence-inconclusive',
      'signature-lapsed',
      'single-observation',
      'evidence-missing',
      'no-collector',
      'stale',
    ] as const;
    for (const [i, reason] of telling.entries()) {
      const rest = telling.slice(i).map(unknown);
      const { types, message } = foldTypes(rest.toReversed(), []);
      expect(types).toEqual([unknown(reason)]);
      expect(message).toBe(`a/${reason} is unknown.`);
    }
  });
});

const OTHER = `sha256:${'cd'.repeat(32)}` as const;
const item = (type: string, id: Digest = DIGEST): Past => ({
  at: 1,
  standing: 'adverse',
  of: { evidence: { id, type, subject: { model: 'm' }, observedAt: NOW, standings: {} } },
});
const lost = (ruleId: string): Past => ({
  at: 1,
  standing: 'adverse',
  of: { finding: { fingerprint: DIGEST, ruleId, level: 'error', listedAt: NOW } },
});
const withdrawn = (status: Status, ...past: readonly Past[]): TypeAnswer => ({
  ...answered('a/gone', status, 'evidence-withdrawn'),
  message: '',
  past,
});

describe('what is gone', () => {
  const pasts = [item('b/two'), item('a/one', OTHER), item('b/two', OTHER), lost('z/rule')];

  test('makes a pass unknown, and is named', () => {
    const types = [withdrawn('unknown', ...pasts.slice(1))];
    expect(foldTypes([pass, ...types, unknown('error')], [])).toStrictEqual({
      status: 'unknown',
      reason: 'evidence-withdrawn',
      message:
        'The previous statement lists items that are now gone and were not looked at again: evidence of a/one, evidence of b/two, z/rule.',
      types,
      findings: [],
      withdrawn: [],
    });
  });

  test('fails, and names the evidence that spoke against it', () => {
    const types = [withdrawn('fail', ...pasts), withdrawn('fail', lost('c/rule'))];
    expect(foldTypes([pass, ...types], [])).toStrictEqual({
      status: 'fail',
      reason: 'evidence-withdrawn',
      message:
        'What spoke against this is gone, and nothing newer answers it: evidence of a/one, evidence of b/two, c/rule, z/rule.',
      types,
      findings: [],
      withdrawn: [DIGEST, OTHER, OTHER],
    });
  });

  test('is named after what is here, which is more informative', () => {
    const gone = withdrawn('fail', item('a/one', OTHER));
    expect(foldTypes([gone, fail], [])).toStrictEqual({
      status: 'fail',
      reason: 'evidence-adverse',
      message: 'a/fail is fail.',
      types: [fail],
      findings: [],
      withdrawn: [OTHER],
    });
    expect(foldTypes([gone, fail], [overlap])).toMatchObject({
      reason: 'finding-adverse',
      types: [gone, fail],
      withdrawn: [OTHER],
    });
  });

  test('is named at most five times', () => {
    const rules = ['a', 'b', 'c', 'd', 'e', 'f'].map((each) => lost(`${each}/rule`));
    const message = (...past: readonly Past[]) =>
      foldTypes([withdrawn('fail', ...past)], []).message;
    expect(message(...rules.slice(1))).toMatch(/: b\/rule, c\/rule, d\/rule, e\/rule, f\/rule\.$/);
    expect(message(...rules)).toMatch(
      /: a\/rule, b\/rule, c\/rule, d\/rule, e\/rule, and 1 more\.$/,
    );
  });
});
