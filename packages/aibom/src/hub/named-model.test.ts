import { propertyRuns } from '@weighbridge/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { namedIn } from './named-model.ts';

const LLAMA = { name: 'meta-llama/Llama-3.1-8B' };

test.for([
  ['meta-llama/Llama-3.1-8B', LLAMA],
  [' meta-llama/Llama-3.1-8B ', LLAMA],
  ['https://huggingface.co/meta-llama/Llama-3.1-8B', LLAMA],
  ['https://huggingface.co/meta-llama/Llama-3.1-8B/', LLAMA],
  ['http://www.huggingface.co/meta-llama/Llama-3.1-8B/tree/main', LLAMA],
  ['https://hf.co/meta-llama/Llama-3.1-8B?library=transformers#x', LLAMA],
  ['https://huggingface.co/meta-llama/Llama-3.1-8B/resolve/main/config.json', LLAMA],
  ['huggingface.co/meta-llama/Llama-3.1-8B', LLAMA],
  ['hf://meta-llama/Llama-3.1-8B', LLAMA],
  ['https://huggingface.co/api/models/meta-llama/Llama-3.1-8B', LLAMA],
  ['https://huggingface.co/meta-llama/Llama-3.1-8B/tree/v2', { ...LLAMA, revision: 'v2' }],
  ['https://huggingface.co/gpt2', { name: 'gpt2' }],
  ['https://huggingface.co/gpt2/tree/main', { name: 'gpt2' }],
  ['gpt2', { name: 'gpt2' }],
  ['GPT-3', { name: 'GPT-3' }],
  ['Llama 2 (7B)', { name: 'Llama 2 (7B)' }],
  ['https://example.org/a/b', { name: 'https://example.org/a/b' }],
  ['https://huggingface.co/models', { name: 'https://huggingface.co/models' }],
  ['pkg:huggingface/a/b@1', { name: 'pkg:huggingface/a/b@1' }],
] as const)('%s names a model', ([text, named]) => {
  expect(namedIn(text, 'model')).toEqual(named);
});

test.for([
  './checkpoints/last',
  '.',
  '..',
  '../llama',
  '/mnt/data/models/base',
  '/content/gdrive/My Drive/Colab Notebooks/weights/Phi-3-mini',
  '~/models/x',
  'C:\\models\\x',
  'c:/models/x',
  '\\\\server\\share\\x',
  '$HOME/x',
  '${MODEL_DIR}/x',
  'file:///srv/x',
  'models/llama',
  'outputs/run-3',
  'acme/checkpoint-500',
  'a/b/c',
  'llama-3/',
  'llama.gguf',
  'acme/v1.ckpt',
])('%s is a local path', (path) => {
  expect(namedIn(path, 'model')).toEqual({ path });
});

test('the address of a data set names a data set, not a model', () => {
  const url = 'https://huggingface.co/datasets/wikimedia/wikipedia';
  expect(namedIn(url, 'dataset')).toEqual({ name: 'wikimedia/wikipedia' });
  expect(namedIn(url, 'model')).toEqual({ name: url });
  expect(namedIn('https://huggingface.co/datasets/imdb', 'dataset')).toEqual({ name: 'imdb' });
});

test.for(['', '  ', 'None', '[More Information Needed]'])('%j names nothing', (text) => {
  expect(namedIn(text, 'model')).toBeUndefined();
});

test('a name reads back as the same name, and a path never becomes a name', () => {
  const part = fc.stringMatching(/^[\w.~$%\\-]{0,8}$/);
  const text = fc.array(part, { maxLength: 5 }).map((parts) => parts.join('/'));
  fc.assert(
    fc.property(fc.constantFrom('', 'https://hf.co/', 'C:\\', './'), text, (start, rest) => {
      const named = namedIn(`${start}${rest}`, 'model');
      if (named !== undefined && 'name' in named)
        expect(namedIn(named.name, 'model')).toEqual({ name: named.name });
      if (start === './' || start === 'C:\\') expect(named).toHaveProperty('path');
    }),
    { numRuns: propertyRuns({ short: 500, long: 20_000 }) },
  );
});
