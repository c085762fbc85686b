import type { TensorFact } from '@weighbridge/model-formats';
import type { QuantisationSettings } from '../quantisation/settings.ts';

/** The tensors that store one packed weight, by the ending that distinguishes them. */
export interface PackedUnit {
  /** The common part of the names, for instance `model.layers.0.mlp.up_proj`. */
  readonly name: string;
  /** The tensor with an ending; the empty ending is the tensor that has exactly the unit's name. */
  part(ending: string): TensorFact | undefined;
}

/** What a layout receives in addition to the tensors of one weight. */
export interface PackedContext {
  /** What the configuration declares about the quantisation; empty settings when nothing is declared. */
  readonly settings: QuantisationSettings;
  /** Texts of the headers, in which some libraries describe tensors. */
  readonly metadata: Readonly<Record<string, string>>;
}

/**
 * How many parameters a unit represents: `plain` when it is not packed in this layout, so that each element of its
 * tensors counts; `unclear` when it is but the number cannot be determined.
 */
export type UnitParameters = number | 'plain' | 'unclear';

/** The number if there is one, otherwise `unclear`. */
export function orUnclear(parameters: number | undefined): UnitParameters {
  return parameters ?? 'unclear';
}

/** One way of storing weights in fewer bits. */
export interface PackedLayout {
  /** Kebab-case; unique in the registry. */
  readonly id: string;
  /** Names that configurations use for it, in lower case. */
  readonly methods: readonly string[];
  /** Where the layout is documented, as URLs. */
  readonly citations: readonly string[];
  /** Name endings of the tensors that belong to one unit. */
  readonly endings: readonly string[];
  /** Endings of tensors that are never parameters where the layout is declared, whatever else is next to them. */
  readonly helpers?: readonly string[];
  /** Whether the tensors' names identify the layout even where nothing declares it. */
  isEvident(unit: PackedUnit): boolean;
  /** Never throws, whatever the tensors are. */
  parameters(unit: PackedUnit, context: PackedContext): UnitParameters;
}

/** Types a layout definition; returns it unchanged. */
export function defineLayout<const L extends PackedLayout>(layout: L): L {
  return layout;
}
