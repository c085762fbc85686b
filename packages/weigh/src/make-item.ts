import type { Evidence, JsonObject, Tier } from '@weighbridge/core';
import { makeEvidence } from '@weighbridge/core';
import type { InstrumentContext } from './instrument.ts';
import { ownPackage } from './version.ts';

/** Evidence about the model being weighed, observed now by this package. */
export function makeItem(
  context: Pick<InstrumentContext, 'subject' | 'now'>,
  parts: {
    readonly type: string;
    readonly tier: Tier;
    readonly locator: string;
    readonly payload: JsonObject;
    /** When the fact ends by itself, whatever the controls say. */
    readonly expiresAt?: string;
  },
): Evidence {
  return makeEvidence({
    ...parts,
    subject: context.subject,
    producer: ownPackage(),
    observedAt: context.now.toISOString(),
  });
}
