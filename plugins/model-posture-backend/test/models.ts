import { writeSafetensors } from '@weighbridge/model-formats';

const CARD = `---
license: apache-2.0
library_name: transformers
pipeline_tag: tabular-classification
---
# A small model
`;

/** Files of a model that the built-in policy \`default\` admits. */
export function soundModel(): Record<string, string | Uint8Array> {
  return {
    'README.md': CARD,
    'config.json': JSON.stringify({ architectures: ['Tiny'], model_type: 'tiny' }),
    'model.safetensors': writeSafetensors([
      { name: 'weight', dtype: 'F32', shape: [2, 2], data: new Uint8Array(16) },
    ]),
  };
}

/** The same weights file with one byte less than its header promises. */
export function brokenWeights(): Uint8Array {
  const sound = writeSafetensors([
    { name: 'weight', dtype: 'F32', shape: [2, 2], data: new Uint8Array(16) },
  ]);
  return sound.subarray(0, sound.byteLength - 1);
}
