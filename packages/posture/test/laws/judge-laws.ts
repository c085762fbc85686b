import type { JsonObject } from '@weighbridge/core';
import type { EvidenceType } from '@weighbridge/evidence';
import { payloadsOf } from '@weighbridge/evidence/testing';
import { propertyRuns } from '@weighbridge/testkit';
import fc from 'fast-check';
import type { Judge } from '../../src/control.ts';
import { frozen } from '../support/frozen.ts';
import { policy } from '../support/judging.ts';
import { ensure, LawBroken } from './laws.ts';

type JudgeLaw = (judge: Judge, type: EvidenceType) => void;

/** What holds for every judge, whatever it reads; each throws where a judge does not keep it. */
export const JUDGE_LAWS: Readonly<Record<string, JudgeLaw>> = {
  'supports the good sample of its type': (judge, { samples }) => {
    const { outcome, message } = judge(samples.good as JsonObject, policy);
    ensure(outcome === 'supports', `of the good sample it says ${outcome}: ${message}`);
  },

  'answers whatever a payload says, the same each time, and changes nothing': (judge, type) => {
    fc.assert(
      fc.property(payloadsOf(type), payloadsOf(type), (payload, other) => {
        const answers = [payload, other, payload, payload].map((each) =>
          JSON.stringify(judge(frozen(structuredClone(each)) as JsonObject, policy)),
        );
        const [first, , second, third] = answers;
        ensure(first === second && first === third, `it says ${first}, then ${second}, ${third}`);
      }),
      { numRuns: propertyRuns({ short: 200, long: 1_000 }) },
    );
  },

  'supports some payloads of its type and not others': (judge, type) => {
    const outcomes = new Set(
      fc
        .sample(payloadsOf(type), { numRuns: 500, seed: 20_261_201 })
        .map((payload) => judge(payload as JsonObject, policy).outcome),
    );
    ensure(outcomes.size > 1, `it says ${[...outcomes].join()} whatever the payload says`);
  },
};

/** How a judge breaks a law, as a sentence; empty where it keeps it. */
export function breach(law: JudgeLaw, judge: Judge, type: EvidenceType): string {
  try {
    law(judge, type);
    return '';
  } catch (error) {
    // The property runner wraps what was thrown.
    const { cause = error } = error as Error;
    if (cause instanceof LawBroken) return cause.message;
    throw error;
  }
}
