import type { SampleFile } from '../support/sample.ts';
import { defineSamples, file, utf8 } from '../support/sample.ts';
import { LAYER } from './safetensors.ts';

const PATH = 'model.safetensors.index.json';

/** An index that lists these tensors, all of them in the one shard next to it. */
function index(names: readonly string[]): SampleFile {
  const weights = names.map((name) => [name, 'model.safetensors']);
  const content = { metadata: { total_size: 30 }, weight_map: Object.fromEntries(weights) };
  const bytes = utf8(JSON.stringify(content));
  return { path: PATH, bytes, beside: { 'model.safetensors': LAYER } };
}

const whole = index(['layer.weight', 'layer.bias']);

export const safetensorsIndex = defineSamples({
  format: 'safetensors-index',
  benign: [whole],
  malformed: [
    index(['layer.weight', 'layer.bias', 'layer.gone']),
    { ...whole, beside: {} },
    { ...whole, bytes: whole.bytes.slice(0, -1) },
  ],
  nearMiss: [
    file(PATH, '["layer.weight"]'),
    file(PATH, 'layer.weight'),
    { ...whole, path: 'weights.json' },
  ],
});
