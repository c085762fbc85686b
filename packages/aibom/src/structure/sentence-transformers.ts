import { asList, at, isRecord, member } from '../text.ts';
import { leftOver, planPart } from './parts.ts';
import type { NamedPart } from './parts.ts';
import { defineDescriber } from './plan.ts';

const PATH = 'modules.json';
const MAX_MODULES = 100;

/** sentence-transformers: `modules.json` lists modules in order, each with its class and folder. */
export const sentenceTransformers = defineDescriber({
  id: 'sentence-transformers',
  citations: ['https://sbert.net/docs/sentence_transformer/usage/custom_models.html'],
  async plan(input) {
    if (!input.files.has(PATH)) return undefined;
    const modules = namedModules(await input.files.json(PATH));
    if (modules.length === 0) return undefined;
    const parts = modules.map((named) => planPart(named, input));
    const transformer = modules.find(
      ({ root }) => input.files.has(`${root}config.json`) && isTransformer(root, modules),
    );
    return {
      sets: parts.flatMap(({ part }) => part.sets),
      root: transformer?.root ?? '',
      components: [
        ...parts.flatMap(({ part, beside }) => [part, ...beside]),
        ...leftOver(parts, input),
      ],
      claims: [{ field: 'model.kind', value: 'sentence-transformers', locator: PATH }],
      shared: [],
      isOneModel: true,
    };
  },
});

/** Whether it is the module that reads text; the others work on its output. */
function isTransformer(root: string, modules: readonly (NamedPart & { type?: string })[]): boolean {
  const module = modules.find((each) => each.root === root);
  return module === modules[0] || /transformer|clip/i.test(module?.type ?? '');
}

/** Modules whose folder is inside the model's folder. */
function namedModules(value: unknown): readonly (NamedPart & { readonly type?: string })[] {
  return asList(value)
    .slice(0, MAX_MODULES)
    .flatMap((module, i) => {
      if (!isRecord(module)) return [];
      const [path, type] = [member(module, 'path'), member(module, 'type')];
      if (typeof path !== 'string' || !isInside(path)) return [];
      const root = path === '' ? '' : `${path.replace(/\/+$/, '')}/`;
      const word = typeof type === 'string' ? type.split('.').at(-1) : undefined;
      const name = path === '' ? (word ?? 'module') : path;
      const claims =
        typeof type === 'string'
          ? [{ field: 'model.architecture', value: type, locator: at(PATH, i, 'type') }]
          : [];
      return [
        { name, root, locator: at(PATH, i), claims, ...(word === undefined ? {} : { type: word }) },
      ];
    });
}

function isInside(path: string): boolean {
  return !path.startsWith('/') && !path.split('/').includes('..') && !path.includes('\\');
}
