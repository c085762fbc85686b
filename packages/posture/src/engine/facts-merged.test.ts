import { describe, expect, test } from 'vitest';
import { fact } from '../../test/support/facts.ts';
import type { File, Look } from '../../test/support/looks.ts';
import { bad, FAIL, GONE, good, look, MEMORY, PASS, told } from '../../test/support/looks.ts';
import type { Memorable } from '../control.ts';

/** Adverse if any file is; merging adds the missing files to those that are here. */
const MERGING: Memorable = {
  ...MEMORY,
  merge: (payload, facts) => ({
    ...payload,
    says: facts.some((each) => each['says'] === 'adverse') ? 'adverse' : 'supports',
    message: 'Together.',
  }),
};
const after = (before: readonly File[], now: Look, merge = MERGING.merge) =>
  look([{ files: before }, now], { ...MERGING, ...(merge && { merge }) })[1];

describe('what missing files said, if one judge compares them', () => {
  test('counts if it makes the newest look worse', () => {
    const postures = look([{ files: [bad] }, {}, { outcome: 'inconclusive' }], MERGING);
    expect(told(postures)).toEqual([FAIL, GONE, GONE]);
    expect(postures[1]?.verdicts[0]?.message).toBe(
      'bad is gone, but what it said still counts: Together. It counts until the file is back, or once it rains.',
    );
    expect(told(look([{ files: [good] }, {}], MERGING))).toEqual([PASS, PASS]);
  });

  test('counts as one, and is named by the first path', () => {
    const also: File = { ...bad, path: 'also' };
    expect(after([bad, also], {})?.verdicts[0]?.message).toMatch(/^also is gone, but what/);
  });

  test('does not count where it would speak for the model', () => {
    for (const [outcome, expected] of [
      ['inconclusive', 'unknown evidence-inconclusive'],
      ['throws', 'unknown error'],
    ] as const) {
      expect(told(look([{ files: [good] }, { outcome }], MERGING))).toEqual([PASS, expected]);
    }
  });

  test('leaves open what cannot be read together', () => {
    const merge: Memorable['merge'] = (payload) => ({ ...payload, says: 'throws' });
    const posture = after([good], {}, merge);
    expect(posture?.verdicts[0]).toMatchObject({
      status: 'unknown',
      reason: 'evidence-withdrawn',
    });
  });

  test('is compared with the newest look only', () => {
    const older = fact('a/one', { says: 'supports' }, { observedAt: '2026-11-10T12:00:00Z' });
    const look2 = { outcome: 'supports', documents: ['settled'], besides: [older] };
    const merge: Memorable['merge'] = (payload) =>
      'documents' in payload ? payload : { ...payload, says: 'adverse' };
    expect(after([good], look2, merge)?.verdicts[0]?.reason).toBe('evidence-supports');
  });

  test('is merged only if a file is gone', () => {
    const merge: Memorable['merge'] = (payload) => ({ ...payload, says: 'adverse' });
    expect(after([], {}, merge)?.verdicts[0]?.status).toBe('pass');
    expect(after([good], { files: [good] }, merge)?.verdicts[0]?.status).toBe('pass');
    expect(after([good], {}, merge)?.verdicts[0]?.status).toBe('fail');
  });

  test('has no effect if the merge fails', () => {
    const merge = (): never => {
      throw new Error('unreadable');
    };
    expect(told(look([{ files: [bad] }, {}], { ...MEMORY, merge }))).toEqual([FAIL, PASS]);
  });
});
