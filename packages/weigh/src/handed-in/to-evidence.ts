import { makeEvidence } from '@weighbridge/core';
import type { Evidence, Subject } from '@weighbridge/core';
import { evidenceSchema } from '@weighbridge/core/schema';
import type { HandedIn } from './sort-out.ts';

/**
 * An item that was handed in, as evidence about the subject; undefined where the subject has no digest, or the
 * item could not be exported.
 */
export function toEvidence({ by, item }: HandedIn, subject: Subject): Evidence | undefined {
  const { statement } = by.said;
  const made = madeOf({ ...item, subject, attested: { statement, signer: by.signer } });
  // Any JSON object is a payload; the schema would refuse a member `__proto__`, which is a member like any other.
  const isWhole = made && evidenceSchema.safeParse({ ...made, payload: {} }).success;
  return isWhole ? made : undefined;
}

function madeOf(parts: Omit<Evidence, 'id'>): Evidence | undefined {
  try {
    return makeEvidence(parts);
  } catch {
    // Nested deeper than canonical JSON allows.
    return undefined;
  }
}
