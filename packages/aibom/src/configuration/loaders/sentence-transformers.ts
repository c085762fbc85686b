import { importedCode } from '../../rules.ts';
import { isDotted, isKnownClass } from '../known-modules.ts';
import type { CodeRequest, ScalarAt } from '../loader-rule.ts';
import { defineLoaderRule } from '../loader-rule.ts';

/** Members that hold a dotted path, which is imported; a plain word there names a function. */
const PATHS =
  /^(?:activation_fn|activation_function|default_activation_function|tokenizer_class|loss_fct)$/;

/** sentence-transformers: the modules of a model, those of a router, and a module's own arguments. */
export const sentenceTransformers = defineLoaderRule({
  id: 'sentence-transformers',
  citations: ['https://sbert.net/docs/sentence_transformer/usage/custom_models.html'],
  telling: () => ['activation_f', 'tokenizer_class', 'loss_fct'],
  watches: (name, { name: file }) =>
    PATHS.test(name) ||
    (file === 'modules.json' && name === 'type') ||
    (name === 'types' && (file === 'router_config.json' || file === 'config.json')),
  scalar(at) {
    const { value, trail } = at;
    if (value.kind !== 'string' || !isImported(at)) return undefined;
    const isModule = trail.at(-1) === 'type' || trail.at(-2) === 'types';
    if (isModule ? isOwnModule(value.text) : isKnownClass(value.text)) return undefined;
    return request(value.text);
  },
});

function isImported({ value, trail, document }: ScalarAt): boolean {
  const own = trail.at(-1) ?? '';
  if (!isDotted(value.text) && !/^\S+--\w\S*$/.test(value.text)) return false;
  if (document.name === 'modules.json' && own === 'type')
    return trail.length === 2 && /^\d+$/.test(trail[0] ?? '');
  return PATHS.test(own) || (trail.length === 2 && trail[0] === 'types');
}

/** The library's own namespace, and the one that it reads under another name. */
function isOwnModule(path: string): boolean {
  return path.startsWith('sentence_transformers.') || path.startsWith('pylate.');
}

function request(reference: string): CodeRequest {
  return {
    rule: importedCode,
    does: 'names Python that is imported for a part of the model',
    reference,
  };
}
