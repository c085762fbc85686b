import type { Status } from '@weighbridge/core';
import { describe, expect, test } from 'vitest';
import { DIGEST, overlap } from '../../test/support/facts.ts';
import type { ControlDefinition } from '../control.ts';
import type { Previous } from '../input/previous.ts';
import { NO_PREVIOUS } from '../input/previous.ts';
import { foldTypes, withMemory } from './answer.ts';
import type { TypeAnswer } from './fold.ts';

function answered(type: string, status: Status, reason: TypeAnswer['reason']): TypeAnswer {
  return { type, status, reason, message: `${type} is ${status}.`, evidence: [] };
}

const pass = answered('a/pass', 'pass', 'evidence-supports');
const none = answered('a/none', 'not-applicable', 'evidence-not-applicable');
const fail = answered('a/fail', 'fail', 'evidence-adverse');
const clash = answered('a/clash', 'fail', 'contradicted');
const unknown = (reason: TypeAnswer['reason']) => answered(`a/${reason}`, 'unknown', reason);

describe('the types of a control', () => {
  test('fail by a finding, whatever the evidence says; the message names it and counts the others', () => {
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

  test('fail by all that fail, else are unknown, else pass, else do not apply', () => {
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

  test('that are none leave the control unknown', () => {
    expect(foldTypes([], [])).toStrictEqual({
      status: 'unknown',
      reason: 'no-collector',
      message: '',
      types: [],
      findings: [],
      withdrawn: [],
    });
  });

  test('are unknown for the most telling reason, and by the types that give it', () => {
    const telling = [
      'evidence-withdrawn',
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

const control: ControlDefinition = {
  id: 'X-1',
  version: 1,
  family: 'artifact',
  title: 'X',
  question: 'X?',
  severity: 'high',
  maxAgeDays: 1,
  needs: [],
  rules: [],
  remediation: 'X.',
};
const SUBJECT = { model: 'm' };
const item = (type: string, digest = DIGEST) => ({
  id: digest,
  type,
  subject: SUBJECT,
  observedAt: '2026-11-23T00:00:00Z',
});
const lost = (ruleId: string) => ({ fingerprint: DIGEST, ruleId, level: 'error' as const });
const previous = (status: Status): Previous => ({
  subject: SUBJECT,
  statusOf: new Map([['X-1', status]]),
  adverse: new Map([['X-1', new Set<string>([DIGEST])]]),
  evidence: [],
  findings: [],
});
const nothing = { evidence: [], findings: [] };
const OTHER = `sha256:${'cd'.repeat(32)}` as const;

describe('in the light of the previous statement', () => {
  const missing = {
    evidence: [item('b/two'), item('a/one', OTHER), item('b/two', OTHER)],
    findings: [lost('z/rule'), lost('c/rule')],
  };
  const gone =
    'The previous statement lists what is gone now and was not looked at anew: evidence of a/one, evidence of b/two, c/rule, z/rule.';

  test('a fail of today stays as it is', () => {
    const answer = foldTypes([fail], []);
    expect(withMemory(control, answer, missing, previous('fail'))).toBe(answer);
  });

  test('what is missed makes a pass unknown, and says what it was', () => {
    expect(withMemory(control, foldTypes([pass], []), missing, previous('pass'))).toStrictEqual({
      status: 'unknown',
      reason: 'evidence-withdrawn',
      message: gone,
      types: [],
      findings: [],
      withdrawn: [DIGEST],
    });
  });

  test('what is missed keeps a fail, and names what was adverse', () => {
    expect(withMemory(control, foldTypes([pass], []), missing, previous('fail'))).toMatchObject({
      status: 'fail',
      message: gone,
      withdrawn: [DIGEST],
    });
    const finding = { evidence: [], findings: [lost('c/rule')] };
    expect(withMemory(control, foldTypes([pass], []), finding, previous('fail'))).toMatchObject({
      status: 'fail',
      reason: 'evidence-withdrawn',
      withdrawn: [],
    });
  });

  test('what is missed of a control that no statement speaks of names nothing as adverse', () => {
    const bare = { ...previous('pass'), adverse: new Map(), statusOf: new Map() };
    const answer = withMemory(control, foldTypes([pass], []), missing, bare);
    expect(answer).toMatchObject({ status: 'unknown', withdrawn: [] });
    expect(withMemory(control, foldTypes([pass], []), missing, NO_PREVIOUS).withdrawn).toEqual([]);
  });

  test('a fail ends with a pass or with not applying, not with an unknown', () => {
    const [good, inapplicable] = [foldTypes([pass], []), foldTypes([none], [])];
    expect(withMemory(control, good, nothing, previous('fail'))).toBe(good);
    expect(withMemory(control, inapplicable, nothing, previous('fail'))).toBe(inapplicable);
    const open = foldTypes([unknown('stale')], []);
    expect(withMemory(control, open, nothing, previous('unknown'))).toBe(open);
    expect(withMemory(control, open, nothing, previous('fail'))).toStrictEqual({
      ...open,
      status: 'fail',
      message:
        'Failed in the previous statement, and nothing since says that it is over. a/stale is unknown.',
    });
  });
});
