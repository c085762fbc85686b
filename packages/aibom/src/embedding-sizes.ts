import type { Tier } from '@weighbridge/core';
import { sectionsOf } from './configuration-sections.ts';
import { member } from './text.ts';

/** The width of a token embedding, and where a configuration says it. */
export interface EmbeddingSize {
  readonly value: number;
  readonly tokens: readonly string[];
  readonly tier: Extract<Tier, 'declared' | 'inferred'>;
}

/** Widths of embeddings that are projected to the width of the layers. */
const KEYS = ['embedding_size', 'input_embedding_size', 'word_embed_proj_dim'] as const;
/** Widths that the library fills in by model type, and omits when it saves a configuration. */
const DEFAULTS: Readonly<Record<string, number>> = {
  albert: 128,
  convbert: 768,
  electra: 128,
  mobilebert: 128,
  rembert: 256,
  squeezebert: 768,
};

/**
 * The widths of token embeddings that differ from the width of the layers, for the whole model and its parts.
 *
 * @see https://github.com/huggingface/transformers/tree/main/src/transformers/models
 */
export function embeddingSizes(
  config: Readonly<Record<string, unknown>>,
): readonly EmbeddingSize[] {
  return sectionsOf(config).flatMap(({ value, tokens }): readonly EmbeddingSize[] => {
    for (const key of KEYS) {
      const size = member(value, key);
      if (typeof size === 'number')
        return [{ value: size, tokens: [...tokens, key], tier: 'declared' }];
    }
    const type = member(value, 'model_type');
    const usual =
      typeof type === 'string' && Object.hasOwn(DEFAULTS, type) ? DEFAULTS[type] : undefined;
    return usual === undefined
      ? []
      : [{ value: usual, tokens: [...tokens, 'model_type'], tier: 'inferred' }];
  });
}
