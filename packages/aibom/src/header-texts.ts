import { isPlaceholder } from './card-values.ts';
import type { Claim } from './description.ts';
import type { ModelFiles } from './extractor.ts';

/**
 * Texts that well-formed model files have in their header metadata under a key, each with its place. GGUF has its own
 * keys, which its extractor reads.
 *
 * @param key which keys to read
 * @param nothing values that state nothing, such as `unknown`
 */
export function headerTexts(
  { files, readings }: Pick<ModelFiles, 'files' | 'readings'>,
  key: RegExp,
  nothing: RegExp,
): readonly { readonly text: string; readonly locator: Claim['locator'] }[] {
  return files.flatMap(({ path, wellFormed }) => {
    const reading = readings.get(path);
    if (reading === undefined || reading.format === 'gguf' || wellFormed === false) return [];
    const locator = `${path}@${reading.format === 'safetensors' ? 8 : 0}`;
    return Object.entries(reading.facts.metadata)
      .map(([name, text]) => ({ name, text: text.trim(), locator }))
      .filter(({ name, text }) => key.test(name) && !nothing.test(text) && !isPlaceholder(text))
      .map(({ text }) => ({ text, locator }));
  });
}
