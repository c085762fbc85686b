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
  /** Name of the component of which it is a variant, an export or a copy; absent: of the model itself. */
  readonly of?: string;
  /** Its own folder, with a trailing slash; absent when its files are next to others. */
  readonly root?: string;
  readonly files: readonly string[];
  /** Sets whose weights are its own. */
  readonly sets: readonly WeightSet[];
  /** Where its role is stated, and how it is known. */
  readonly known: { readonly tier: Tier; readonly locator: string };
  readonly claims: readonly PlannedClaim[];
}

/** How a folder is one model with components. */
export interface FolderPlan {
  /** Sets of weights that are the model; none when several share the folder and nothing says which. */
  readonly sets: readonly WeightSet[];
  /** Folder of the model's configuration, with a trailing slash; empty: the top. */
  readonly root: string;
  readonly components: readonly ComponentPlan[];
  readonly claims: readonly PlannedClaim[];
  /** Names of the components that together are the model, where no single set is. */
  readonly shared: readonly string[];
  /** Whether these are one model in several forms, so that what all of them state applies to the model. */
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
  /** Where the description's format is documented. */
  readonly citations: readonly string[];
  plan(input: PlanInput): Promise<FolderPlan | undefined>;
}

/** Types a describer; returns it unchanged. */
export function defineDescriber<const D extends Describer>(describer: D): D {
  return describer;
}
