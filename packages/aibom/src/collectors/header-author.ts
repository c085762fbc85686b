import type { FormatReading } from '@weighbridge/model-formats';
import { isPlaceholder } from '../card-values.ts';
import { claimList } from '../claims.ts';
import { defineCollector } from '../collector.ts';

/** Keys under which headers name who made the model: `author` of ONNX exports, `modelspec.author`. */
const KEY = /^(?:modelspec\.)?authors?$/i;
/** Words that name nobody. */
const NOBODY = /^(?:none|null|unknown|n\/a|anonymous)?$/i;

/** Authors that the headers of model files name; the tool that wrote a file is no author. */
export const headerAuthor = defineCollector({
  id: 'header-author',
  title: 'Authors in headers',
  citations: [
    'https://onnx.ai/onnx/repo-docs/IR.html#optional-metadata',
    'https://github.com/Stability-AI/ModelSpec',
  ],
  collect(files) {
    const list = claimList('declared', files.limits);
    for (const path of files.weights.flatMap((set) => set.files)) {
      const reading = files.readings.get(path);
      // GGUF has keys of its own, which its collector reads with their places.
      if (reading === undefined || reading.format === 'gguf') continue;
      for (const author of authorsIn(reading))
        list.add('model.author', author, `${path}@${reading.format === 'safetensors' ? 8 : 0}`);
    }
    return list;
  },
});

function authorsIn({ facts }: FormatReading): readonly string[] {
  return Object.entries(facts.metadata)
    .filter(([key, text]) => KEY.test(key) && !NOBODY.test(text.trim()) && !isPlaceholder(text))
    .map(([, text]) => text.trim());
}
