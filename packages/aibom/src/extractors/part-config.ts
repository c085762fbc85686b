import { claimList } from '../claims.ts';
import { defineExtractor } from '../extractor.ts';
import type { ClaimList } from '../extractor.ts';
import { at, member } from '../text.ts';

/** Configurations of parts, with the members that name the configured class and the library's version. */
const SOURCES: readonly (readonly [path: string, ...members: readonly string[]])[] = [
  ['config.json', '_class_name'],
  ['scheduler_config.json', '_class_name'],
  ['preprocessor_config.json', 'image_processor_type', 'feature_extractor_type', 'processor_class'],
];

/** What the parts of a pipeline say about themselves: their class, and the version of diffusers that wrote them. */
export const partConfig = defineExtractor({
  id: 'part-config',
  title: 'Configuration of a part',
  citations: ['https://huggingface.co/docs/diffusers/api/configuration'],
  async extract(files) {
    const list = claimList('declared', files.limits);
    for (const [path, ...members] of SOURCES) {
      if (!files.has(path)) continue;
      const config = await files.json(path);
      const key = members.find((name) => typeof member(config, name) === 'string');
      if (key !== undefined && path !== 'preprocessor_config.json')
        list.add('model.architecture', member(config, key), at(path, key));
      else if (key !== undefined) list.add('processor.class', member(config, key), at(path, key));
      addVersion(list, config, path);
    }
    return list;
  },
});

function addVersion(list: ClaimList, config: unknown, path: string): void {
  const version = member(config, '_diffusers_version');
  if (typeof version !== 'string') return;
  const library = { name: 'diffusers', version, ecosystem: 'pypi' };
  list.add('software.library', library, at(path, '_diffusers_version'));
}
