import type { Format } from '../../src/index.ts';
import type { FormatSamples } from '../support/sample.ts';

/** What is registered on only one side, each as a sentence that says which file to write. */
export function unclosed(
  formats: readonly Pick<Format, 'id'>[],
  samples: readonly FormatSamples[],
  files: readonly string[],
): readonly string[] {
  const ids = formats.map(({ id }) => id);
  const sampled = samples.map(({ format }) => format);
  return [
    ...ids
      .filter((id) => !sampled.includes(id))
      .map(
        (id) => `${id} has no samples: write test/samples/${id}.ts and list it in index.ts there`,
      ),
    ...sampled
      .filter((id, at) => !ids.includes(id) || sampled.indexOf(id) !== at)
      .map(
        (id) =>
          `the samples of ${id} have no format, or are listed twice: list it in src/formats/index.ts once`,
      ),
    ...files
      .filter((name) => !sampled.includes(name))
      .map((name) => `test/samples/${name}.ts is not listed in test/samples/index.ts`),
  ];
}
