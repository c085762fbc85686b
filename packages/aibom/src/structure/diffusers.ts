import { at, isRecord, member } from '../text.ts';
import { leftOver, planPart } from './parts.ts';
import type { NamedPart } from './parts.ts';
import { defineDescriber } from './plan.ts';

const PATH = 'model_index.json';
/** Maximum number of parts of a pipeline (CWE-400). */
const MAX_PARTS = 200;

/** A diffusers pipeline: `model_index.json` names the class and, for each part, library and class. */
export const diffusers = defineDescriber({
  id: 'diffusers',
  citations: ['https://huggingface.co/docs/diffusers/using-diffusers/loading'],
  async plan(input) {
    if (!input.files.has(PATH)) return undefined;
    const index = await input.files.json(PATH);
    if (!isRecord(index)) return undefined;
    const parts = namedParts(index).map((named) => planPart(named, input));
    const pipeline = member(index, '_class_name');
    const version = member(index, '_diffusers_version');
    return {
      sets: parts.flatMap(({ part }) => part.sets),
      root: '',
      components: [
        ...parts.flatMap(({ part, beside }) => [part, ...beside]),
        ...leftOver(parts, input),
      ],
      claims: [
        { field: 'model.kind', value: 'pipeline', locator: PATH },
        ...(typeof pipeline === 'string'
          ? [{ field: 'model.architecture', value: pipeline, locator: at(PATH, '_class_name') }]
          : []),
        ...(typeof version === 'string' ? [libraryClaim(version)] : []),
      ],
      shared: [],
      isOneModel: true,
    };
  },
});

function libraryClaim(version: string) {
  const value = { name: 'diffusers', version, ecosystem: 'pypi' };
  return { field: 'software.library', value, locator: at(PATH, '_diffusers_version') };
}

/** Members with two words are parts; a pair of nulls is an omitted part. */
function namedParts(index: Readonly<Record<string, unknown>>): readonly NamedPart[] {
  return Object.entries(index)
    .filter(([key]) => !key.startsWith('_') && /^[\w.-]{1,100}$/.test(key))
    .flatMap(([name, value]) => {
      if (!Array.isArray(value)) return [];
      const [library, type] = value as readonly unknown[];
      if (typeof library !== 'string' || typeof type !== 'string') return [];
      const locator = at(PATH, name);
      const claims = [
        { field: 'model.architecture', value: type, locator: at(PATH, name, 1) },
        { field: 'model.library', value: library, locator: at(PATH, name, 0) },
      ];
      return [{ name, root: `${name}/`, locator, claims }];
    })
    .slice(0, MAX_PARTS);
}
