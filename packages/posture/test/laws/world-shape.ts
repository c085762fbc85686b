import type { JsonObject } from '@weighbridge/core';
import type fc from 'fast-check';
import type { Catalogue } from '../../src/catalogue.ts';

/** A catalogue and what can be said under it. */
export interface World {
  readonly catalogue: Catalogue;
  /** A type and a payload for it. */
  readonly payload: fc.Arbitrary<{ readonly type: string; readonly payload: JsonObject }>;
  /** The same, as handed in by others. */
  readonly handedIn: World['payload'];
  /** Types that an observer can be named for. */
  readonly observed: readonly string[];
  /** One payload for each type, supporting everything that reads it. */
  readonly good: readonly { readonly type: string; readonly payload: JsonObject }[];
  readonly ruleId: fc.Arbitrary<string>;
}
