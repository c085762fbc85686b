import type { ModelDescription } from '@weighbridge/aibom';
import type { Evidence, Finding, Posture } from '@weighbridge/core';
import type { Policy } from '@weighbridge/posture';
import type { ModelInputs } from './inputs.ts';
import type { ObserveOptions } from './observe.ts';
import type { Look } from './run-instruments.ts';

/** How a model is weighed, and its inputs besides its folder; every member has a default. */
export interface WeighOptions extends ObserveOptions, Omit<ModelInputs, 'folder' | 'signers'> {
  /** Default: the built-in policy `default`. Its signers are those who may sign. */
  readonly policy?: Policy | undefined;
  /** Evidence that it lists and that is now gone counts as withdrawn. */
  readonly previous?: Posture | undefined;
  /** Evidence about this model that the caller itself observed elsewhere; `statements` takes that of others. */
  readonly evidence?: readonly Evidence[] | undefined;
  /** Findings of others about this model. */
  readonly findings?: readonly Finding[] | undefined;
}

/** Everything that one weighing found about a model without a folder. */
export interface WeighingWithoutFolder {
  /** The verdicts and the gate. */
  readonly posture: Posture;
  /** Everything that was observed, including the items that were passed in. */
  readonly evidence: readonly Evidence[];
  /** Everything that is wrong, including the findings that were passed in. */
  readonly findings: readonly Finding[];
  /** The result of each instrument: `idle` where an input that it needs was not given. */
  readonly looks: readonly Look[];
}

/** Everything that one weighing found. */
export interface Weighing extends WeighingWithoutFolder {
  /** What the files say about the model. */
  readonly description: ModelDescription;
  /** The bill of materials made from the bytes, CycloneDX JSON. */
  readonly bom: string;
  /** How much was looked at. */
  readonly totals: {
    readonly files: number;
    readonly totalBytes: number;
    /** Bytes hashed in this run. */
    readonly hashedBytes: number;
    /** Bytes whose digest came from the cache. */
    readonly cachedBytes: number;
    /** Bytes read of headers and documents. */
    readonly readBytes: number;
  };
}
