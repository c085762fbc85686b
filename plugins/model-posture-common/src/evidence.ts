import type { Evidence } from '@weighbridge/core';
import type { Page } from './page.ts';

/**
 * `current`: part of the last weighing. `superseded`: a newer item of the same type about the same model replaced it.
 * `withdrawn`: gone, and nothing replaced it.
 */
export type EvidenceStatus = 'current' | 'superseded' | 'withdrawn';

/** An evidence item without its payload, as lists show it. */
export type EvidenceItem = Omit<Evidence, 'payload'> & {
  /** Whether the last statement rests on it. */
  readonly status: EvidenceStatus;
};

/** GET .../evidence: current first, then newest first. */
export type EvidenceList = Page<EvidenceItem>;

/** GET .../evidence/:id */
export interface EvidenceDetail {
  /** The item with its payload; hostile text in it is not escaped. */
  readonly evidence: Evidence;
  /** Whether the last statement rests on it. */
  readonly status: EvidenceStatus;
}
