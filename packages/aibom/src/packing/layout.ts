import type { TensorFact } from '@weighbridge/model-formats';
import type { QuantisationSettings } from '../quantisation/settings.ts';

/** The tensors that one packed weight is stored in, by the ending that tells them apart. */
export interface PackedUnit {
  /** What the names have in common, for instance `model.layers.0.mlp.up_proj`. */
  readonly name: string;
  /** The tensor of an ending; the empty ending is the tensor that has the unit's very name. */
  part(ending: string): TensorFact | undefined;
}

/** What a layout is told beside the tensors of one weight. */
export interface PackedContext {
  /** What the configuration declares of the quantisation; empty settings when nothing does. */
  readonly settings: QuantisationSettings;
  /** Texts of the headers, where some libraries describe tensors. */
  readonly metadata: Readonly<Record<string, string>>;
}

/**
 * How many parameters a unit stands for: `plain` when it is not packed in this layout, so that its tensors
 * count as they are; `unclear` when it is, and the number cannot be told.
 */
export type UnitParameters = number | 'plain' | 'unclear';

/** A number where there is one; else it cannot be told. */
export function orUnclear(parameters: number | undefined): UnitParameters {
  return parameters ?? 'unclear';
}

/** One way of storing weights in fewer bits. */
export interface PackedLayout {
  /** Kebab-case; unique in the registry. */
  readonly id: string;
  /** Words that configurations use for it, in lower case. */
  readonly methods: readonly string[];
  /** Where the layout is written down, as URLs. */
  readonly citations: readonly string[];
  /** Endings of the names of tensors that belong to one unit. */
  readonly endings: readonly string[];
  /** Endings of tensors that are never parameters where the layout is declared, whatever they stand beside. */
  readonly helpers?: readonly string[];
  /** Whether the names of the tensors tell it even where nothing declares it. */
  isEvident(unit: PackedUnit): boolean;
  /** Never throws for what the tensors are. */
  parameters(unit: PackedUnit, context: PackedContext): UnitParameters;
}

/** Types a layout definition; returns it unchanged. */
export function defineLayout<const L extends PackedLayout>(layout: L): L {
  return layout;
}
