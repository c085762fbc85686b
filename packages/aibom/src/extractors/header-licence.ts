import { claimList } from '../claims.ts';
import { defineExtractor } from '../extractor.ts';
import { headerTexts } from '../header-texts.ts';

/** Keys under which headers name a licence: `license` of ONNX exports, `modelspec.license`, `general.license`. */
const KEY = /^(?:[\w.:-]{0,60}[.:_-])?licen[cs]e(?:[._-]?(?:id|name|spdx))?$/i;
/** Words that mean that no licence is named. */
const NONE = /^(?:none|null|unknown|n\/a|other)?$/i;

/** Licences that the headers of model files name: declared, although they are in the bytes. */
export const headerLicence = defineExtractor({
  id: 'header-licence',
  title: 'Licences in headers',
  citations: [
    'https://onnx.ai/onnx/repo-docs/IR.html#optional-metadata',
    'https://github.com/Stability-AI/ModelSpec',
  ],
  extract(files) {
    const list = claimList('declared', files.limits);
    for (const { text, locator } of headerTexts(files, KEY, NONE))
      list.add('model.licence', text, locator);
    return list;
  },
});
