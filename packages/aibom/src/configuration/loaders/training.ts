import { importedCode } from '../../rules.ts';
import type { CodeRequest, ScalarAt } from '../loader-rule.ts';
import { defineLoaderRule } from '../loader-rule.ts';

/** MMEngine: modules that the loader imports before it uses a configuration. */
export const mmengine = defineLoaderRule({
  id: 'mmengine',
  citations: ['https://mmengine.readthedocs.io/en/latest/advanced_tutorials/config.html'],
  telling: () => ['custom_imports'],
  watches: (name) => name === 'custom_imports',
  scalar({ value, trail }) {
    const at = trail.lastIndexOf('custom_imports');
    if (at < 0 || value.kind !== 'string' || !trail.slice(at).includes('imports')) return undefined;
    return request('names modules that are imported with it', value.text, at + 1);
  },
});

/** fairseq: a folder of Python that is imported with the model's settings. */
export const fairseq = defineLoaderRule({
  id: 'fairseq',
  citations: ['https://fairseq.readthedocs.io/en/latest/overview.html'],
  telling: () => ['user_dir'],
  watches: (name) => name === 'user_dir',
  scalar({ value, trail }) {
    if (trail.at(-1) !== 'user_dir' || value.kind !== 'string' || value.text.trim() === '')
      return undefined;
    return request('names a folder of Python that is imported with it', value.text);
  },
});

/** Members of a YOLO description whose texts are evaluated as Python. */
const EVALUATED = /^(?:backbone|neck|head|activation)$/;
/** An expression that does more than make a layer. */
const EXPRESSION =
  /__\w+__|\b(?:eval|exec|compile|import|open|getattr|lambda|os|sys|subprocess|builtins)\b[\s\S]*\(/;

/** YOLO: rows of layers whose names are evaluated. */
export const yolo = defineLoaderRule({
  id: 'yolo',
  citations: ['https://docs.ultralytics.com/guides/model-yaml-config/'],
  telling: () => ['backbone', 'activation'],
  watches: (name) => EVALUATED.test(name),
  scalar({ value }: ScalarAt) {
    if (value.kind !== 'string' || !EXPRESSION.test(value.text)) return undefined;
    return request('has an expression that some loaders evaluate as Python', value.text);
  },
});

function request(does: string, reference: string, depth?: number): CodeRequest {
  return { rule: importedCode, does, reference, ...(depth === undefined ? {} : { depth }) };
}
