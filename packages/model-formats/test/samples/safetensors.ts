import { writeSafetensors } from '../../src/index.ts';
import { entry, safetensorsBytes } from '../support/safetensors.ts';
import { defineSamples, file } from '../support/sample.ts';

/** Two tensors in one layer, with metadata. */
export const LAYER = writeSafetensors(
  [
    { name: 'layer.weight', dtype: 'F32', shape: [2, 3], data: new Uint8Array(24) },
    { name: 'layer.bias', dtype: 'BF16', shape: [3], data: new Uint8Array(6) },
  ],
  { format: 'pt' },
);

export const safetensors = defineSamples({
  format: 'safetensors',
  benign: [
    file('model.safetensors', LAYER),
    file('model.safetensors', writeSafetensors([])),
    file(
      'model.safetensors',
      writeSafetensors([{ name: 'é', dtype: 'F4', shape: [2, 4], data: new Uint8Array(4) }]),
    ),
  ],
  malformed: [
    file('model.safetensors', LAYER.slice(0, -1)),
    file('model.safetensors', safetensorsBytes({ a: entry(0, 8) }, 4)),
    file('model.safetensors', safetensorsBytes('{}', 0, 200_000_000n)),
  ],
  nearMiss: [
    file('model.safetensors', '\x02\0\0\0\0\0\0\0[]'),
    file('model.safetensors', '\xff\0\0\0\0\0\0\0{}'),
    file('model.safetensors', 'import os\n'),
  ],
});
