import { isPlaceholder, textAmong } from '../card-values.ts';
import { claimList } from '../claims.ts';
import { defineExtractor } from '../extractor.ts';
import type { ClaimList } from '../extractor.ts';
import { asList, at, member } from '../text.ts';

/** Files of the folder itself that name its licence, and where in them it is. */
const PLACES: readonly (readonly [path: string, ...pointer: readonly string[]])[] = [
  ['config.json', 'license'],
  ['config.json', 'pretrained_cfg', 'license'],
  ['meta.json', 'license'],
  ['package.json', 'license'],
  ['package.json', 'licenses'],
];
/** Words that refer the reader to a file. */
const ELSEWHERE = /^(?:see licen[cs]e\b.*|other|none|unknown)?$/i;

/** Licences that configurations and manifests next to the model name. */
export const manifestLicence = defineExtractor({
  id: 'manifest-licence',
  title: 'Licences in configurations and manifests',
  citations: [
    'https://docs.npmjs.com/cli/configuring-npm/package-json#license',
    'https://spacy.io/api/data-formats#meta',
    'https://huggingface.co/docs/timm/models',
  ],
  async extract(files) {
    const list = claimList('declared', files.limits);
    for (const [path, ...pointer] of PLACES) {
      if (!files.has(path)) continue;
      let value = await files.json(path);
      for (const key of pointer) value = member(value, key);
      addLicences(list, value, at(path, ...pointer));
    }
    return list;
  },
});

/** A text, or the older form: an object with a type, or a list of such objects. */
function addLicences(list: ClaimList, value: unknown, locator: string): void {
  for (const item of asList(value)) {
    const text = typeof item === 'string' ? item : textAmong(item, ['type', 'name']);
    if (text === undefined || ELSEWHERE.test(text.trim()) || isPlaceholder(text)) continue;
    list.add('model.licence', text.trim(), locator);
  }
}
