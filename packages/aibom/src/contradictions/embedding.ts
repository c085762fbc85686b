import type { Finding } from '@weighbridge/core';
import type { TensorFact } from '@weighbridge/model-formats';
import { bestClaim } from '../claims.ts';
import { defineContradiction } from '../contradiction.ts';
import type { Described } from '../contradiction.ts';
import { finding, placeOf } from '../finding.ts';
import { contradiction } from '../rules.ts';

const EMBEDDING = /(^|\.)(embed_tokens|wte|word_embeddings|tok_embeddings)\.weight$/;

/**
 * The token embedding is [vocabulary, width]: a configuration with other sizes cannot be this model's.
 *
 * Rows may be padded upwards, so only too few of them are wrong; the width must be equal unless the
 * model factorises its embedding, which is why that is a warning.
 */
export const embedding = defineContradiction({
  id: 'embedding',
  compare(described) {
    const found = embeddingTensor(described);
    if (found === undefined) return [];
    const { tensor, path } = found;
    const [rows, width] = tensor.shape;
    return [
      ...compareSize(
        described,
        'model.vocabularySize',
        path,
        rows,
        (config, bytes) => config > bytes,
      ),
      ...compareSize(
        described,
        'model.hiddenSize',
        path,
        width,
        (config, bytes) => config !== bytes,
      ),
    ];
  },
});

function embeddingTensor(described: Described): { tensor: TensorFact; path: string } | undefined {
  if (bestClaim(described, 'model.quantisation') !== undefined) return undefined;
  for (const [path, { format, facts }] of described.readings) {
    if (format !== 'safetensors') continue;
    const tensor = facts.tensors.find(
      ({ name, shape }) => shape.length === 2 && EMBEDDING.test(name),
    );
    if (tensor !== undefined) return { tensor, path };
  }
  return undefined;
}

function compareSize(
  described: Described,
  field: string,
  path: string,
  measured: number | string | undefined,
  differs: (config: number, bytes: number) => boolean,
): readonly Finding[] {
  const claim = bestClaim(described, field);
  if (typeof claim?.value !== 'number' || typeof measured !== 'number') return [];
  if (!differs(claim.value, measured)) return [];
  const place = placeOf(claim.locator);
  const message = `${place.path} declares ${claim.value} at ${place.pointer ?? ''}, but the token embedding in ${path} has ${measured}.`;
  return [finding(contradiction, 'warning', message, [place, { path }], field)];
}
