import type { PredicateDefinition } from '../predicate.ts';
import { cyclonedx } from './cyclonedx.ts';
import { evidence } from './evidence.ts';
import { posture } from './posture.ts';
import { simpleResult } from './simple-result.ts';
import { slsaProvenance02 } from './slsa-provenance-02.ts';
import { slsaProvenance1 } from './slsa-provenance-1.ts';
import { slsaSummary02 } from './slsa-summary-02.ts';
import { slsaSummary1 } from './slsa-summary-1.ts';

/** Registry: every predicate that is understood. */
export const predicates: readonly PredicateDefinition[] = [
  slsaProvenance1,
  slsaProvenance02,
  slsaSummary1,
  slsaSummary02,
  simpleResult,
  cyclonedx,
  posture,
  evidence,
];
