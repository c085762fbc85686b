import { claimList } from '../claims.ts';
import { defineExtractor } from '../extractor.ts';
import { at, isRecord, member } from '../text.ts';

const PATH = 'config_sentence_transformers.json';
/** Libraries by the names that the file gives them, and their names on PyPI. */
const LIBRARIES: Readonly<Record<string, string>> = {
  sentence_transformers: 'sentence-transformers',
  transformers: 'transformers',
  pytorch: 'torch',
};

/** What sentence-transformers recorded: the versions that made the model, and how vectors are compared. */
export const sentenceTransformersConfig = defineExtractor({
  id: 'sentence-transformers-config',
  title: 'sentence-transformers configuration',
  citations: [
    'https://sbert.net/docs/package_reference/sentence_transformer/SentenceTransformer.html',
  ],
  async extract(files) {
    const list = claimList('declared', files.limits);
    if (!files.has(PATH)) return list;
    const config = await files.json(PATH);
    const versions = member(config, '__version__');
    for (const [key, name] of Object.entries(LIBRARIES)) {
      const version = member(versions, key);
      if (typeof version !== 'string') continue;
      const library = { name, version, ecosystem: 'pypi' };
      list.add('software.library', library, at(PATH, '__version__', key));
    }
    if (isRecord(config)) {
      const similarity = member(config, 'similarity_fn_name');
      if (typeof similarity === 'string')
        list.add('model.similarity', similarity, at(PATH, 'similarity_fn_name'));
    }
    return list;
  },
});
