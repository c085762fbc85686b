import { importedCode, libraryCode, remoteCode } from '../../rules.ts';
import { isDotted, isKnownClass } from '../known-modules.ts';
import type { CodeRequest, ScalarAt } from '../loader-rule.ts';
import { defineLoaderRule } from '../loader-rule.ts';

const IMPORTS = 'names a module that the loader imports';

/** MLflow: the module that loads a model, and the folder or file of code that is loaded with it. */
export const mlflow = defineLoaderRule({
  id: 'mlflow',
  citations: ['https://mlflow.org/docs/latest/ml/model/#model-flavors-and-mlmodel-files'],
  telling: ({ name }) => (name === 'mlmodel' ? ['loader_module', 'code', '_module'] : []),
  watches: (name, { name: file }) =>
    file === 'mlmodel' &&
    /^(?:loader_module|keras_module|pickle_module|code|model_code_path)$/.test(name),
  scalar({ value, trail }) {
    if (value.kind !== 'string' || value.text.trim() === '') return undefined;
    const own = trail.findLast((part) => !/^\d+$/.test(part)) ?? '';
    if (!own.endsWith('_module')) {
      return {
        rule: remoteCode,
        does: 'loads the model with code of its folder',
        reference: value.text,
      };
    }
    if (isLoader(value.text)) return undefined;
    return { rule: importedCode, does: IMPORTS, reference: value.text };
  },
});

function isLoader(module: string): boolean {
  return (
    /^(?:mlflow|keras|tf_keras|tensorflow|databricks)(?:\.|$)/.test(module) ||
    module === 'cloudpickle' ||
    module === 'pickle'
  );
}

/** PEFT: the library of the base model, and of the parallel layers. */
export const peft = defineLoaderRule({
  id: 'peft',
  citations: ['https://huggingface.co/docs/peft/package_reference/auto_class'],
  telling: () => ['parent_library', 'megatron_core'],
  watches: (name) => name === 'parent_library' || name === 'megatron_core',
  scalar({ value, trail }) {
    if (value.kind !== 'string' || !isModule(value.text, trail)) return undefined;
    return { rule: importedCode, does: IMPORTS, reference: value.text };
  },
});

/** `__main__` is the program that already runs: importing it runs nothing. */
function isModule(name: string, trail: readonly string[]): boolean {
  if (!/^[A-Za-z_][\w.]*$/.test(name) || name === '__main__' || name === 'megatron.core')
    return false;
  const own = trail.at(-1);
  return (own === 'parent_library' || own === 'megatron_core') && !isKnownClass(name);
}

/** Members of a quantisation's settings that name code, in libraries that allow it. */
const QUANTISER_MEMBERS =
  /(?:^|_)(?:module|class|cls|import|loader|plugin|impl|code|library)(?:_(?:name|path|file))?$/;

/** Settings of a quantisation that name Python. */
export const quantisation = defineLoaderRule({
  id: 'quantisation',
  citations: ['https://huggingface.co/docs/transformers/main_classes/quantization'],
  telling: () => ['quantization_config'],
  watches: (name) => name === 'quantization_config',
  scalar({ value, trail }) {
    const own = trail.at(-1) ?? '';
    if (value.kind !== 'string' || !QUANTISER_MEMBERS.test(own)) return undefined;
    const isPython = isDotted(value.text) || value.text.endsWith('.py');
    if (!isPython || isKnownClass(value.text)) return undefined;
    return { rule: importedCode, does: IMPORTS, reference: value.text };
  },
});

/** ONNX Runtime GenAI: shared libraries with custom operators. */
export const nativeLibraries = defineLoaderRule({
  id: 'native-libraries',
  citations: ['https://onnxruntime.ai/docs/genai/reference/config.html'],
  telling: () => ['custom_op'],
  watches: (name) => /^custom_ops?_library(?:_path)?$/.test(name),
  scalar({ value }) {
    if (value.kind !== 'string' || value.text.trim() === '') return undefined;
    return {
      rule: libraryCode,
      does: 'names a shared library that the loader loads',
      reference: value.text,
    };
  },
});

/** HyperPyYAML, as SpeechBrain reads it: tags that import modules, make objects and call functions. */
export const yamlTags = defineLoaderRule({
  id: 'yaml-tags',
  citations: ['https://github.com/speechbrain/HyperPyYAML'],
  telling: () => ['!'],
  watches: (name, { language }) => name === '!' && language === 'yaml',
  scalar(at) {
    const match = /^!(?:new|name|module|apply):(.+)$|^tag:yaml\.org,2002:(python\/.+)$/.exec(
      at.value.text,
    );
    const name = match?.[1] ?? match?.[2];
    if (at.trail.at(-1) !== '!' || name === undefined || isKnownClass(name)) return undefined;
    return tagged(at, name);
  },
});

function tagged({ trail }: ScalarAt, reference: string): CodeRequest {
  const does = 'has a tag that makes the loader import Python and call it';
  return { rule: importedCode, does, reference, depth: trail.length - 1 };
}
