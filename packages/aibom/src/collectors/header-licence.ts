import type { FormatReading } from '@weighbridge/model-formats';
import { isPlaceholder } from '../card-values.ts';
import { claimList } from '../claims.ts';
import { defineCollector } from '../collector.ts';

/** Keys under which headers name a licence: `license` of ONNX exports, `modelspec.license`, `general.license`. */
const KEY = /^(?:[\w.:-]{0,60}[.:_-])?licen[cs]e(?:[._-]?(?:id|name|spdx))?$/i;
/** Words that say that no licence is named. */
const NONE = /^(?:none|null|unknown|n\/a|other)?$/i;

/** Licences that the headers of model files name: declared, though they stand in the bytes. */
export const headerLicence = defineCollector({
  id: 'header-licence',
  title: 'Licences in headers',
  citations: [
    'https://onnx.ai/onnx/repo-docs/IR.html#optional-metadata',
    'https://github.com/Stability-AI/ModelSpec',
  ],
  collect(files) {
    const list = claimList('declared', files.limits);
    for (const { path, wellFormed } of files.files) {
      const reading = files.readings.get(path);
      // GGUF has keys of its own, which its collector reads with their places.
      if (reading === undefined || reading.format === 'gguf' || wellFormed === false) continue;
      for (const licence of licencesIn(reading))
        list.add('model.licence', licence, `${path}@${reading.format === 'safetensors' ? 8 : 0}`);
    }
    return list;
  },
});

function licencesIn({ facts }: FormatReading): readonly string[] {
  return Object.entries(facts.metadata)
    .filter(([key, text]) => KEY.test(key) && !NONE.test(text.trim()) && !isPlaceholder(text))
    .map(([, text]) => text.trim());
}
