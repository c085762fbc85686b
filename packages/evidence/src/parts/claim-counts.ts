import type { Tier } from '@weighbridge/core';
import { count, record, shapeOf } from '../shape/shape.ts';

/** Shape of claim counts by tier. */
export const claimCounts = shapeOf<Readonly<Record<Tier, number>>>()(
  record({ verified: count, measured: count, declared: count, inferred: count, none: count }),
);
