import { claimList } from '../claims.ts';
import { defineCollector } from '../collector.ts';
import { namedIn } from '../hub/named-model.ts';
import { asStrings, at, isRecord, member } from '../text.ts';

const PATH = 'config.json';

/** Settings that are one number or word, under the spellings that model families use. */
const SETTINGS: readonly (readonly [field: string, ...keys: readonly string[]])[] = [
  ['model.architectureFamily', 'model_type'],
  ['model.dtype', 'torch_dtype', 'dtype'],
  ['model.hiddenSize', 'hidden_size', 'n_embd', 'd_model', 'dim'],
  ['model.layers', 'num_hidden_layers', 'n_layer', 'num_layers', 'n_layers'],
  ['model.attentionHeads', 'num_attention_heads', 'n_head', 'n_heads'],
  ['model.keyValueHeads', 'num_key_value_heads'],
  ['model.vocabularySize', 'vocab_size'],
  [
    'model.contextLength',
    'max_position_embeddings',
    'n_positions',
    'n_ctx',
    'max_seq_len',
    'seq_length',
  ],
  ['model.activation', 'hidden_act', 'activation_function', 'hidden_activation'],
];

/** What `config.json` declares: architecture, sizes, precision, quantisation, labels. */
export const huggingFaceConfig = defineCollector({
  id: 'hugging-face-config',
  title: 'Hugging Face config.json',
  citations: ['https://huggingface.co/docs/transformers/main_classes/configuration'],
  async collect(files) {
    const list = claimList('declared', files.limits);
    const config = await files.json(PATH);
    if (!isRecord(config)) return list;
    for (const name of asStrings(member(config, 'architectures'))) {
      list.add('model.architecture', name, at(PATH, 'architectures'));
    }
    for (const [field, ...keys] of SETTINGS) addSetting(list, config, field, keys);
    list.add('model.quantisation', quantisation(config), at(PATH, 'quantization_config'));
    const labels = member(config, 'id2label');
    if (isRecord(labels)) list.add('model.labels', Object.values(labels), at(PATH, 'id2label'));
    addHint(list, member(config, '_name_or_path'), files.name);
    const version = member(config, 'transformers_version');
    if (typeof version === 'string') {
      const library = { name: 'transformers', version, ecosystem: 'pypi' };
      list.add('software.library', library, at(PATH, 'transformers_version'));
    }
    return list;
  },
});

/**
 * What was loaded before this was saved, a hint and no more: it may be the model's own name as well as that
 * of the one that it was made from, or a place on somebody's disk.
 */
function addHint(list: ReturnType<typeof claimList>, text: unknown, own: string): void {
  const named = typeof text === 'string' ? namedIn(text, 'model') : undefined;
  if (named === undefined || 'path' in named) return;
  if (named.name.split('/').at(-1)?.toLowerCase() === own.toLowerCase()) return;
  list.add('model.baseModelHint', named, at(PATH, '_name_or_path'), 'inferred');
}

/** Models of several parts keep the language model's settings in `text_config`. */
function addSetting(
  list: ReturnType<typeof claimList>,
  config: Readonly<Record<string, unknown>>,
  field: string,
  keys: readonly string[],
): void {
  const places = [
    { value: config, tokens: [] },
    { value: member(config, 'text_config'), tokens: ['text_config'] },
  ];
  for (const { value, tokens } of places) {
    for (const key of keys) {
      const setting = member(value, key);
      if (typeof setting === 'string' || typeof setting === 'number') {
        list.add(field, setting, at(PATH, ...tokens, key));
        return;
      }
    }
  }
}

function quantisation(config: Readonly<Record<string, unknown>>): unknown {
  const value = member(config, 'quantization_config');
  if (!isRecord(value)) return undefined;
  const method = member(value, 'quant_method');
  const bits = member(value, 'bits');
  return {
    method: typeof method === 'string' ? method : null,
    bits: typeof bits === 'number' ? bits : null,
  };
}
