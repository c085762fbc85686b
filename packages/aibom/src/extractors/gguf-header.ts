import type { FormatReading, MetadataFact } from '@weighbridge/model-formats';
import { ggufFileType } from '@weighbridge/model-formats';
import { claimList } from '../claims.ts';
import { defineExtractor } from '../extractor.ts';
import type { ClaimList, ModelFiles } from '../extractor.ts';
import { GgufEntries } from '../gguf-entries.ts';
import { addDatasets, addBaseModels } from '../gguf-lineage.ts';

/** Texts that are taken as they are. */
const TEXTS: readonly (readonly [field: string, key: string])[] = [
  ['model.name', 'general.name'],
  ['model.architectureFamily', 'general.architecture'],
  ['model.description', 'general.description'],
  ['model.version', 'general.version'],
  ['model.licenceLink', 'general.license.link'],
  ['model.reference', 'general.url'],
  ['model.reference', 'general.repo_url'],
  ['tokenizer.class', 'tokenizer.ggml.model'],
];
const LISTS: readonly (readonly [field: string, key: string])[] = [
  ['model.tag', 'general.tags'],
  ['model.language', 'general.languages'],
];
/** Sizes that a loader uses; their keys begin with the name of the architecture. */
const SIZES: readonly (readonly [field: string, key: string])[] = [
  ['model.contextLength', 'context_length'],
  ['model.hiddenSize', 'embedding_length'],
  ['model.layers', 'block_count'],
  ['model.attentionHeads', 'attention.head_count'],
  ['model.keyValueHeads', 'attention.head_count_kv'],
];
/** Types of most tensors when a file is not quantised. */
const PLAIN = new Set(['F32', 'F16', 'BF16']);

/** The header's words for files that are not models. */
const NO_MODEL = new Set(['adapter', 'mmproj', 'imatrix', 'vocab', 'vocabulary']);

/**
 * What the metadata of GGUF files says: identity, sizes, licence, lineage, quantisation and chat templates of the files
 * that are the model; only the licence of other files.
 */
export const ggufHeader = defineExtractor({
  id: 'gguf-header',
  title: 'Metadata of GGUF files',
  citations: [
    'https://github.com/ggml-org/ggml/blob/master/docs/gguf.md#standardized-key-value-pairs',
  ],
  extract(files) {
    const list = claimList('declared', files.limits);
    const own = new Set(files.weights.flatMap((set) => set.files));
    for (const [path, reading] of ggufReadings(files)) {
      if (own.has(path)) addHeader(list, path, reading);
      else addLicence(list, new GgufEntries(path, reading.facts.entries ?? []));
    }
    return list;
  },
});

/** Well-formed files that hold metadata: a split model has it in its first part. */
function ggufReadings(files: ModelFiles): readonly (readonly [string, FormatReading])[] {
  return files.files.flatMap(({ path, wellFormed }) => {
    const reading = files.readings.get(path);
    if (reading?.format !== 'gguf' || wellFormed === false) return [];
    return (reading.facts.shard?.number ?? 1) === 1 ? [[path, reading] as const] : [];
  });
}

function addHeader(list: ClaimList, path: string, { facts }: FormatReading): void {
  const entries = new GgufEntries(path, facts.entries ?? []);
  for (const [field, key] of TEXTS) list.add(field, entries.text(key), entries.locator(key));
  for (const [field, key] of LISTS) {
    for (const text of entries.texts(key)) list.add(field, text, entries.locator(key));
  }
  const producer = entries.firstOf('general.organization', 'general.author');
  if (producer !== undefined) list.add('model.producer', producer.value, producer.locator);
  list.add('model.author', entries.text('general.author'), entries.locator('general.author'));
  addKind(list, entries);
  addSizes(list, entries);
  addModalities(list, entries);
  addLicence(list, entries);
  addQuantisation(list, entries);
  addBaseModels(list, entries);
  addDatasets(list, entries);
  for (const { name, digest, sizeBytes, byteOffset } of facts.templates ?? [])
    list.add(
      'tokenizer.chatTemplate',
      { name, digest, sizeBytes },
      `${path}@${byteOffset}`,
      'measured',
    );
}

function addKind(list: ClaimList, entries: GgufEntries): void {
  const kind = entries.text('general.type');
  if (kind !== undefined && NO_MODEL.has(kind))
    list.add('model.kind', kind, entries.locator('general.type'));
  list.add('model.adapterType', entries.text('adapter.type'), entries.locator('adapter.type'));
}

/**
 * A model with a vocabulary takes text; it returns text unless its architecture or a pooling layer turns it into
 * vectors.
 */
function addModalities(list: ClaimList, entries: GgufEntries): void {
  const architecture = entries.text('general.architecture');
  const isModel = !NO_MODEL.has(entries.text('general.type') ?? '');
  if (architecture === undefined || !isModel || entries.get('tokenizer.ggml.tokens') === undefined)
    return;
  const pooling = entries.number(`${architecture}.pooling_type`) ?? 0;
  const isEncoder = pooling !== 0 || /bert|t5encoder|embed/.test(architecture);
  list.add('model.input', 'text', entries.locator('tokenizer.ggml.tokens'), 'inferred');
  const output = isEncoder ? 'vector' : 'text';
  list.add('model.output', output, entries.locator('general.architecture'), 'inferred');
}

function addSizes(list: ClaimList, entries: GgufEntries): void {
  const architecture = entries.text('general.architecture');
  for (const [field, name] of SIZES) {
    const key = `${architecture}.${name}`;
    list.add(field, entries.number(key), entries.locator(key));
  }
  const tokens: MetadataFact | undefined = entries.get('tokenizer.ggml.tokens');
  list.add(
    'model.vocabularySize',
    tokens?.count,
    entries.locator('tokenizer.ggml.tokens'),
    'measured',
  );
  const key = `${architecture}.vocab_size`;
  list.add('model.vocabularySize', entries.number(key), entries.locator(key));
}

/** `other` means that the licence's name is under another key. */
function addLicence(list: ClaimList, entries: GgufEntries): void {
  const licence = entries.text('general.license');
  const named = entries.text('general.license.name') !== undefined;
  const key =
    named && (licence === undefined || licence.toLowerCase() === 'other')
      ? 'general.license.name'
      : 'general.license';
  list.add('model.licence', entries.text(key), entries.locator(key));
}

function addQuantisation(list: ClaimList, entries: GgufEntries): void {
  const number = entries.number('general.file_type');
  const type = number === undefined ? undefined : (ggufFileType(number) ?? `file type ${number}`);
  if (type === undefined || PLAIN.has(type)) return;
  const by = entries.text('general.quantized_by');
  const value = { method: 'gguf', type, ...(by === undefined ? {} : { by }) };
  list.add('model.quantisation', value, entries.locator('general.file_type'));
}
