import type { Finding } from '@weighbridge/core';
import type { TensorFact } from '@weighbridge/model-formats';
import { bestClaim, claimsOf } from '../claims.ts';
import { defineContradiction } from '../contradiction.ts';
import type { Described } from '../contradiction.ts';
import type { Claim } from '../description.ts';
import { finding, placeOf } from '../finding.ts';
import { contradiction } from '../rules.ts';

const EMBEDDING = /(^|\.)(embed_tokens|wte|word_embeddings|tok_embeddings)\.weight$/;

/**
 * The token embedding has the shape [vocabulary, width]: a configuration with other sizes cannot be this model's.
 *
 * Rows may be padded upwards, so only too few of them are wrong: 32,064 rows fit a vocabulary of 32,000, and 31,999 do
 * not. The width is that of the layers, or the one that the configuration declares for the embedding alone (ALBERT,
 * ELECTRA, OPT and others, which project it). A model of several parts may have several embeddings: one that fits is
 * enough.
 */
export const embedding = defineContradiction({
  id: 'embedding',
  compare(described) {
    const found = embeddingTensors(described);
    const [first] = found;
    if (first === undefined) return [];
    const sizes = (axis: number) =>
      found.map(({ shape }) => shape[axis]).filter((size) => typeof size === 'number');
    const [rows, widths] = [sizes(0), sizes(1)];
    const projected = claimsOf(described, 'model.embeddingSize').map(({ value }) => value);
    const isProjected = widths.some((width) => projected.includes(width));
    const vocabulary = bestClaim(described, 'model.vocabularySize');
    const hidden = isProjected ? undefined : bestClaim(described, 'model.hiddenSize');
    return [
      ...compareSize(vocabulary, first.path, rows, (declared, row) => declared <= row),
      ...compareSize(hidden, first.path, widths, (declared, width) => declared === width),
    ];
  },
});

interface Embedding {
  readonly path: string;
  readonly shape: TensorFact['shape'];
}

function embeddingTensors(described: Described): readonly Embedding[] {
  if (bestClaim(described, 'model.quantisation') !== undefined) return [];
  return [...described.readings].flatMap(([path, { format, facts }]) =>
    format === 'safetensors'
      ? facts.tensors
          .filter(({ name, shape }) => shape.length === 2 && EMBEDDING.test(name))
          .map(({ shape }) => ({ path, shape }))
      : [],
  );
}

function compareSize(
  claim: Claim | undefined,
  path: string,
  measured: readonly number[],
  fits: (declared: number, measured: number) => boolean,
): readonly Finding[] {
  const declared = claim?.value;
  if (claim === undefined || typeof declared !== 'number' || measured.length === 0) return [];
  if (measured.some((size) => fits(declared, size))) return [];
  const place = placeOf(claim.locator);
  const message = `${place.path} declares ${declared} at ${place.pointer ?? ''}, but the token embedding in ${path} has ${measured[0]}.`;
  return [finding(contradiction, 'warning', message, [place, { path }], claim.field)];
}
