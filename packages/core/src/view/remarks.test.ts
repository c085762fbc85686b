import { expect, test } from 'vitest';
import { postureOf } from '../../test/posture-of.ts';
import type { WaiverEffect } from '../posture.ts';
import { waiversOf, withdrawnWords } from './remarks.ts';

const withUse = (effect: string) =>
  waiversOf({
    ...postureOf([]),
    waivers: [
      {
        id: 'w-1',
        control: 'A-1',
        notAfter: '2027-01-01T00:00:00Z',
        effect: effect as WaiverEffect,
        message: 'It ended.',
      },
    ],
  })[0];

test('describes the effect of a waiver, and shows the code of an effect from another version', () => {
  expect(withUse('expired')).toEqual({
    id: 'w-1',
    control: 'A-1',
    ends: '2027-01-01 00:00 UTC',
    effect: 'expired',
    word: 'Expired',
    message: 'It ended.',
  });
  expect(withUse('constructor')?.word).toBe('constructor');
});

test('says how much of the previous statement is gone, and nothing if nothing is', () => {
  const posture = postureOf([]);
  expect(withdrawnWords(posture)).toBe('');
  const gone = { fingerprint: 'f', ruleId: 'a/b', level: 'error', listedAt: '' } as const;
  const withdrawn = { ...posture.withdrawn, findings: [gone] };
  expect(withdrawnWords({ ...posture, withdrawn })).toBe(
    '1 item of the previous statement withdrawn and not observed again',
  );
});
