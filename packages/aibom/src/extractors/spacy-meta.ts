import { statedText } from '../card-values.ts';
import { claimList } from '../claims.ts';
import { addDataset } from '../dataset-claims.ts';
import { defineExtractor } from '../extractor.ts';
import type { ClaimList } from '../extractor.ts';
import { asList, at, isRecord, member } from '../text.ts';

const PATH = 'meta.json';

type Meta = Readonly<Record<string, unknown>>;

/** Texts that are taken as they are. */
const TEXTS: readonly (readonly [field: string, key: string])[] = [
  ['model.version', 'version'],
  ['model.description', 'description'],
  ['model.author', 'author'],
  ['model.language', 'lang'],
];

/**
 * What a spaCy pipeline says about itself: name, version, author, data and accuracy; its licence is read with those of
 * manifests.
 */
export const spacyMeta = defineExtractor({
  id: 'spacy-meta',
  title: 'spaCy meta.json',
  citations: ['https://spacy.io/api/data-formats#meta'],
  async extract(files) {
    const list = claimList('declared', files.limits);
    const meta = await files.json(PATH);
    if (!isRecord(meta) || textOf(meta, 'spacy_version') === undefined) return list;
    addName(list, meta);
    for (const [field, key] of TEXTS) list.add(field, textOf(meta, key), at(PATH, key));
    const url = textOf(meta, 'url');
    if (url !== undefined) list.add('model.reference', { type: 'website', url }, at(PATH, 'url'));
    list.add(
      'software.library',
      { name: 'spacy', versionRange: textOf(meta, 'spacy_version'), ecosystem: 'pypi' },
      at(PATH, 'spacy_version'),
    );
    for (const [i, source] of asList(member(meta, 'sources')).entries())
      addDataset(list, source, aboutData(source), at(PATH, 'sources', i));
    addAccuracy(list, member(meta, 'performance'));
    return list;
  },
});

/** A pipeline's name combines its language and its own name. */
function addName(list: ClaimList, meta: Meta): void {
  const [language, name] = [textOf(meta, 'lang'), textOf(meta, 'name')];
  if (language !== undefined && name !== undefined)
    list.add('model.name', `${language}_${name}`, at(PATH, 'name'));
}

/** Figures for the whole pipeline; those for each label are left out. */
function addAccuracy(list: ClaimList, performance: unknown): void {
  if (!isRecord(performance)) return;
  for (const [type, value] of Object.entries(performance)) {
    if (typeof value === 'number')
      list.add('model.metric', { type, value }, at(PATH, 'performance', type));
  }
}

/** Where data is from and under which licence, where the pipeline says so. */
function aboutData(source: unknown): { readonly source?: string; readonly licence?: string } {
  if (!isRecord(source)) return {};
  const [url, licence] = [textOf(source, 'url'), textOf(source, 'license')];
  return {
    ...(url === undefined ? {} : { source: url }),
    ...(licence === undefined ? {} : { licence }),
  };
}

function textOf(meta: Meta, key: string): string | undefined {
  return statedText(member(meta, key));
}
