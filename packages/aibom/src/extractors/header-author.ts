import { claimList } from '../claims.ts';
import { defineExtractor } from '../extractor.ts';
import { headerTexts } from '../header-texts.ts';

/** Keys under which headers name the model's maker: `author` of ONNX exports, `modelspec.author`. */
const KEY = /^(?:modelspec\.)?authors?$/i;
/** Words that name nobody. */
const NOBODY = /^(?:none|null|unknown|n\/a|anonymous)?$/i;

/** Authors that the headers of model files name; the tool that wrote a file is not an author. */
export const headerAuthor = defineExtractor({
  id: 'header-author',
  title: 'Authors in headers',
  citations: [
    'https://onnx.ai/onnx/repo-docs/IR.html#optional-metadata',
    'https://github.com/Stability-AI/ModelSpec',
  ],
  extract(files) {
    const list = claimList('declared', files.limits);
    for (const { text, locator } of headerTexts(files, KEY, NOBODY))
      list.add('model.author', text, locator);
    return list;
  },
});
