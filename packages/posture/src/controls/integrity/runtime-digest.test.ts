import type { JsonObject } from '@weighbridge/core';
import { runtimeDigest } from '@weighbridge/evidence';
import { describe, expect, test } from 'vitest';
import { asked } from '../../../test/support/asked.ts';
import {
  admission,
  OTHER,
  serving,
  sightings,
  signing,
  STRANGER,
} from '../../../test/support/signers.ts';
import type { Judgement } from '../../control.ts';
import type { Policy } from '../../policy.ts';
import { judgeRuntimeDigest as judgeRuntimeDigestPayload } from './runtime-digest.ts';

const judgeRuntimeDigest = asked(runtimeDigest, judgeRuntimeDigestPayload);

const policy: Policy = { name: 'test', requires: [], ...signing };
const nobody: Policy = { name: 'nobody', requires: [] };

function said({ outcome, reason }: Judgement): string {
  return reason === undefined ? outcome : `${outcome} ${reason}`;
}

describe('runtime/digest', () => {
  const other = { root: OTHER };
  test.for<readonly [string, JsonObject, string]>([
    ['admitted, and hashed later', sightings(admission(), serving()), 'supports'],
    [
      'hashed in two places, and admitted by nobody',
      sightings(serving(), serving({ place: 'pod-2' })),
      'inconclusive single-observation',
    ],
    [
      'a copy in a store of what was admitted',
      sightings(admission(), serving({ role: 'stored' })),
      'inconclusive single-observation',
    ],
    [
      'a copy in a store of bytes other than those admitted',
      sightings(admission(other), serving({ role: 'stored' })),
      'inconclusive single-observation',
    ],
    [
      'admitted, served, and stored as something else',
      sightings(admission(), serving(), serving({ role: 'stored', ...other })),
      'supports',
    ],
    [
      'hashed twice',
      sightings(serving(), serving({ observedAt: '2026-11-22T00:00:00Z' })),
      'inconclusive single-observation',
    ],
    ['hashed once', sightings(serving()), 'inconclusive single-observation'],
    ['a repeated sighting', sightings(serving(), serving()), 'inconclusive single-observation'],
    [
      'admitted twice, and seen nowhere',
      sightings(admission(), admission({ place: 'posture.json' })),
      'inconclusive single-observation',
    ],
    ['never seen', sightings(), 'inconclusive single-observation'],
    ['other bytes than admitted', sightings(admission(other), serving()), 'adverse'],
    [
      'other names than admitted',
      sightings(admission({ payloadDigest: OTHER }), serving()),
      'adverse',
    ],
    [
      'one replica of three with other bytes',
      sightings(serving(), serving({ place: 'b' }), serving({ place: 'c', ...other })),
      'adverse',
    ],
    [
      'admitted by a stranger',
      sightings(admission({ signer: STRANGER }), serving()),
      'inconclusive single-observation',
    ],
    [
      'admitted by nobody',
      sightings(admission({ signer: undefined }), serving()),
      'inconclusive single-observation',
    ],
    [
      'a stranger admitted other bytes',
      sightings(admission({ ...other, signer: STRANGER }), serving()),
      'inconclusive single-observation',
    ],
    [
      'other bytes were admitted before',
      sightings(admission(other), admission({ observedAt: '2026-11-02T00:00:00Z' }), serving()),
      'supports',
    ],
    [
      'the bytes were admitted before others were',
      sightings(
        admission({ ...other, observedAt: '2026-11-02T00:00:00Z' }),
        admission(),
        serving(),
      ),
      'adverse',
    ],
    [
      'names that nobody saw',
      sightings(admission(), serving({ payloadDigest: undefined })),
      'inconclusive',
    ],
  ])('%s', ([, payload, expected]) => {
    expect(said(judgeRuntimeDigest(payload, policy))).toBe(expected);
  });

  test('without signers no admission counts', () => {
    expect(said(judgeRuntimeDigest(sightings(admission(), serving()), nobody))).toBe(
      'inconclusive single-observation',
    );
  });
});
