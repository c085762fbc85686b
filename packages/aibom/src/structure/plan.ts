import type { Tier } from '@weighbridge/core';
import type { ComponentRole } from '../component-role.ts';
import type { ModelFiles } from '../extractor.ts';
import type { ShardIndex, WeightSet } from '../weights/weight-set.ts';

/** A statement that a description of the folder makes. */
export interface PlannedClaim {
  readonly field: string;
  readonly value: unknown;
  readonly locator: string;
}

/** A component before its facts are extracted. */
export interface ComponentPlan {
  readonly name: string;
  readonly role: ComponentRole;
  /** Name of the component that it is a variant, an export or a copy of; absent: of the model itself. */
  readonly of?: string;
  /** Folder of its own, with a last slash; absent when it is files beside others. */
  readonly root?: string;
  readonly files: readonly string[];
  /** Sets whose weights are its own. */
  readonly sets: readonly WeightSet[];
  /** What says that it is this, and how that is known. */
  readonly known: { readonly tier: Tier; readonly locator: string };
  readonly claims: readonly PlannedClaim[];
}

/** How a folder is one model with components. */
export interface FolderPlan {
  /** Sets of weights that are the model; none when several share the folder and nothing says which. */
  readonly sets: readonly WeightSet[];
  /** Folder of the configuration that is the model's, with a last slash; the empty text: the top. */
  readonly root: string;
  readonly components: readonly ComponentPlan[];
  readonly claims: readonly PlannedClaim[];
  /** Names of the components that are, together, what the model is, where no single set is. */
  readonly shared: readonly string[];
  /** Whether these are one model in several forms, so that what all of them state is the model's. */
  readonly isOneModel: boolean;
}

/** What a folder is planned from. */
export interface PlanInput {
  readonly files: Pick<ModelFiles, 'files' | 'readings' | 'has' | 'json' | 'text' | 'limits'>;
  readonly sets: readonly WeightSet[];
  readonly indexes: readonly ShardIndex[];
}

/** Reads one kind of description; undefined when the folder has none of that kind. */
export interface Describer {
  readonly id: string;
  /** Where the description's format is written down. */
  readonly citations: readonly string[];
  plan(input: PlanInput): Promise<FolderPlan | undefined>;
}

/** Types a describer; returns it unchanged. */
export function defineDescriber<const D extends Describer>(describer: D): D {
  return describer;
}
