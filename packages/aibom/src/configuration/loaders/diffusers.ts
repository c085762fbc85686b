import { importedCode, remoteCode } from '../../rules.ts';
import { isKnownClass } from '../known-modules.ts';
import type { CodeRequest, ScalarAt } from '../loader-rule.ts';
import { defineLoaderRule } from '../loader-rule.ts';
import { PIPELINE_MODULES } from './diffusers-pipelines.ts';

const INDEXES = /^(?:modular_)?model_index\.json$/;

/**
 * diffusers: parts of a pipeline as `[library, class]`, and a pipeline class as `[module, class]`. The
 * library is imported, or is a file of the repository.
 */
export const diffusers = defineLoaderRule({
  id: 'diffusers',
  citations: [
    'https://huggingface.co/docs/diffusers/using-diffusers/custom_pipeline_overview',
    'https://huggingface.co/docs/diffusers/using-diffusers/loading#diffusionpipeline',
  ],
  telling: () => ['_class_name'],
  watches: (name, { name: file }) =>
    name === '_class_name' || (INDEXES.test(file) && !name.startsWith('_')),
  scalar(at) {
    if (at.value.kind !== 'string' || at.value.text === '') return undefined;
    return at.trail.at(-2) === '_class_name' ? pipelineClass(at) : component(at);
  },
});

function pipelineClass({ trail, value }: ScalarAt): CodeRequest | undefined {
  if (trail.at(-1) !== '0') return undefined;
  return {
    rule: remoteCode,
    does: 'names a pipeline made by Python code',
    reference: value.text,
    depth: trail.length - 1,
  };
}

function component({ trail, value, document }: ScalarAt): CodeRequest | undefined {
  if (trail.length !== 2 || trail[1] !== '0' || !INDEXES.test(document.name)) return undefined;
  const library = value.text;
  if (isKnownClass(library) || PIPELINE_MODULES.has(library.replace(/^.*\./, ''))) return undefined;
  return {
    rule: importedCode,
    does: 'takes a part of the pipeline from a module that is not a diffusers library',
    reference: library,
  };
}
