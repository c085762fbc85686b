import { claimList } from '../claims.ts';
import { isTextSection, sectionsOf } from '../configuration-sections.ts';
import { embeddingSizes } from '../embedding-sizes.ts';
import { defineExtractor } from '../extractor.ts';
import type { ClaimList } from '../extractor.ts';
import { namedIn } from '../hub/named-model.ts';
import { asStrings, at, isRecord, member } from '../text.ts';

const PATH = 'config.json';

type Configuration = Readonly<Record<string, unknown>>;

/** Settings that are one number or word, under the spellings that model families use. */
const SETTINGS: readonly (readonly [field: string, ...keys: readonly string[]])[] = [
  ['model.architectureFamily', 'model_type'],
  ['model.dtype', 'torch_dtype', 'dtype'],
  ['model.hiddenSize', 'hidden_size', 'n_embd', 'd_model', 'dim'],
  ['model.layers', 'num_hidden_layers', 'n_layer', 'num_layers', 'n_layers', 'encoder_layers'],
  [
    'model.attentionHeads',
    'num_attention_heads',
    'n_head',
    'n_heads',
    'encoder_attention_heads',
    'num_heads',
  ],
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
export const huggingFaceConfig = defineExtractor({
  id: 'hugging-face-config',
  title: 'Hugging Face config.json',
  citations: ['https://huggingface.co/docs/transformers/main_classes/configuration'],
  async extract(files) {
    const list = claimList('declared', files.limits);
    const config = await files.json(PATH);
    if (!isRecord(config)) return list;
    for (const name of asStrings(member(config, 'architectures'))) {
      list.add('model.architecture', name, at(PATH, 'architectures'));
    }
    for (const [field, ...keys] of SETTINGS) addSetting(list, config, field, keys);
    for (const { value, tokens, tier } of embeddingSizes(config))
      list.add('model.embeddingSize', value, at(PATH, ...tokens), tier);
    addPartDtypes(list, config);
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
 * The name of what was loaded before this was saved. It is only a hint: it may be the model's own name, that of the
 * model that it was made from, or a path on a disk.
 */
function addHint(list: ClaimList, text: unknown, own: string): void {
  const named = typeof text === 'string' ? namedIn(text, 'model') : undefined;
  if (named === undefined || 'path' in named) return;
  if (named.name.split('/').at(-1)?.toLowerCase() === own.toLowerCase()) return;
  list.add('model.baseModelHint', named, at(PATH, '_name_or_path'), 'inferred');
}

/**
 * Models of several parts keep the language model's settings in a separate section. The heads of a state-space model
 * are not attention heads.
 */
function addSetting(
  list: ClaimList,
  config: Configuration,
  field: string,
  keys: readonly string[],
): void {
  const places = sectionsOf(config).filter(({ tokens }) =>
    tokens.every((name) => isTextSection(name)),
  );
  for (const { value, tokens } of places) {
    for (const key of keys) {
      if (key === 'num_heads' && member(value, 'state_size') !== undefined) continue;
      const setting = member(value, key);
      if (typeof setting === 'string' || typeof setting === 'number') {
        list.add(field, setting, at(PATH, ...tokens, key));
        return;
      }
    }
  }
}

/** Types of the parts whose type differs from the one declared for the whole, by their place. */
function addPartDtypes(list: ClaimList, config: Configuration): void {
  const [whole, ...parts] = sectionsOf(config).flatMap(({ value, tokens }) => {
    const dtype = member(value, 'dtype') ?? member(value, 'torch_dtype');
    return typeof dtype === 'string' || tokens.length === 0
      ? [[tokens.join('/'), dtype] as const]
      : [];
  });
  const others = parts.filter(([, dtype]) => dtype !== whole?.[1]);
  if (typeof whole?.[1] === 'string' && others.length > 0)
    list.add('model.partDtypes', Object.fromEntries(others), at(PATH));
}
