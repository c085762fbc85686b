import type { JsonObject } from '@weighbridge/core';
import { bomClaims } from '@weighbridge/evidence';
import { describe, expect, test } from 'vitest';
import { asked } from '../../../test/support/asked.ts';
import type { Judgement } from '../../control.ts';
import { judgeBomClaims as judgeBomClaimsPayload } from './bom-claims.ts';

const judgeBomClaims = asked(bomClaims, judgeBomClaimsPayload);

const counted = (verified: number, measured: number, declared: number, none = 0): JsonObject => ({
  origin: 'generated',
  claims: { verified, measured, declared, inferred: 1, none },
  compared: measured,
  contradicted: [],
});

describe('bom/claims says', () => {
  test.for<readonly [string, JsonObject, Judgement]>([
    [
      'how many claims were checked',
      counted(0, 1, 5),
      {
        outcome: 'supports',
        message: '1 of 7 claims were checked; 5 declared, 1 inferred.',
      },
    ],
    [
      'that what is verified is checked, too',
      counted(1, 0, 0),
      {
        outcome: 'supports',
        message: '1 of 2 claims were checked; 0 declared, 1 inferred.',
      },
    ],
    [
      'that only their author vouches for claims if none was checked',
      counted(0, 0, 5),
      {
        outcome: 'inconclusive',
        message: 'None of the 6 claims was checked against the files.',
        remedy: 'Weigh with hashing on, and let the bill of materials claim what files show.',
      },
    ],
    [
      'how many claims do not say how they are known',
      counted(0, 1, 5, 2),
      {
        outcome: 'adverse',
        message: '2 of 9 claims do not say how they are known.',
        remedy: 'Say of every claim of the bill of materials how it is known, or leave it out.',
      },
    ],
    [
      'of one claim that it was not checked',
      counted(0, 0, 0),
      {
        outcome: 'inconclusive',
        message: 'The one claim of the bill of materials was not checked against the files.',
        remedy: 'Weigh with hashing on, and let the bill of materials claim what files show.',
      },
    ],
    [
      'that one claim does not say how it is known',
      counted(0, 1, 5, 1),
      {
        outcome: 'adverse',
        message: 'One claim of the bill of materials does not say how it is known.',
        remedy: 'Say of every claim of the bill of materials how it is known, or leave it out.',
      },
    ],
    [
      'what the files contradict, before anything else',
      { ...counted(0, 1, 5, 2), contradicted: ['model.parameters', 'b'] },
      {
        outcome: 'adverse',
        message: 'The files contradict model.parameters and 1 more.',
        remedy:
          'Correct model.parameters and 1 more in the bill of materials, or make it again from the files.',
      },
    ],
  ])('%s', ([, payload, expected]) => {
    expect(judgeBomClaims(payload)).toEqual(expected);
  });
});
