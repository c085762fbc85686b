import { remoteCode, unclearCode } from '../../rules.ts';
import type { CodeRequest, ScalarAt } from '../loader-rule.ts';
import { defineLoaderRule } from '../loader-rule.ts';
import { isTrustKey, isVocabulary, trustOf } from '../trust.ts';

/** `module.Class` or `other/repository--module.Class`, as the dynamic loader splits it. */
const REFERENCE = /^\S*[^\s.]\.[^\s.]\S*$/;
/** Program files in languages other than Python, as build settings name them. */
const SOURCE_FILE = /^\.{0,2}\/\S*\.(?:[cm]?[jt]sx?|json|s?css|vue)$/i;
/** The second form alone: it means code wherever it occurs. */
const FOREIGN_REFERENCE = /^[^\s/]+\/[^\s/]+--\w+(?:\.\w+)+$/;
/** Members whose value is the name of a class of the library, unless it names a repository. */
const CLASS_MEMBERS =
  /^(?:(?:slow_|fast_)?tokenizer_class|processor_class|(?:image|video)_processor_(?:type|class)|feature_extractor_(?:type|class)|config_class|model_class|architectures|quant_method)$/;

/** transformers, diffusers and vLLM: classes by reference, pipelines with code, trust given in advance. */
export const huggingFace = defineLoaderRule({
  id: 'hugging-face',
  citations: [
    'https://huggingface.co/docs/transformers/custom_models',
    'https://nvd.nist.gov/vuln/detail/CVE-2026-5241',
    'https://nvd.nist.gov/vuln/detail/CVE-2026-22807',
  ],
  telling: () => [
    'auto_map',
    'custom_pipeline',
    'remote',
    '_class',
    'processor_',
    'feature_extractor_',
    '--',
  ],
  watches: (name) =>
    name === 'auto_map' ||
    name === 'custom_pipelines' ||
    name === 'custom_pipeline' ||
    CLASS_MEMBERS.test(name) ||
    isTrustKey(name),
  reads: (text) => text.includes('--'),
  scalar(at) {
    const own = at.trail.at(-1) ?? '';
    if (isTrustKey(own)) return trust(at);
    if (isTrustKey(at.trail.at(-2) ?? '') && /^\d+$/.test(own)) return unclearTrust('a list');
    if (at.value.kind !== 'string' || at.value.text.trim() === '') return undefined;
    return mapped(at) ?? pipeline(at, own) ?? named(at);
  },
});

function trust({ value, trail, document }: ScalarAt): CodeRequest | undefined {
  if (value.kind === 'number' && isVocabulary(document.name, trail)) return undefined;
  const answer = trustOf(value);
  if (answer === 'yes') return { rule: remoteCode, does: 'tells the loader to trust remote code' };
  if (answer === 'no') return undefined;
  return { ...unclearTrust('a text'), reference: value.text };
}

function unclearTrust(what: string): CodeRequest {
  const does = `sets trust_remote_code to ${what}, which Python treats as true whatever it says`;
  return { rule: unclearCode, does, isUnclear: true };
}

function mapped({ trail, value }: ScalarAt): CodeRequest | undefined {
  const at = trail.lastIndexOf('auto_map');
  if (at < 0 || !REFERENCE.test(value.text) || SOURCE_FILE.test(value.text)) return undefined;
  if (trail.at(-1)?.startsWith('$') === true) return undefined;
  return {
    rule: remoteCode,
    does: 'maps classes to Python code',
    reference: value.text,
    depth: at + 1,
  };
}

/** `custom_pipelines: { task: { impl: "module.Class" } }`, or one pipeline by name. */
function pipeline({ trail, value }: ScalarAt, own: string): CodeRequest | undefined {
  const at = trail.lastIndexOf('custom_pipelines');
  if (at >= 0 && own === 'impl') {
    return {
      rule: remoteCode,
      does: 'names pipelines made by Python code',
      reference: trail[at + 1] ?? value.text,
      depth: at + 1,
    };
  }
  if (own !== 'custom_pipeline') return undefined;
  return { rule: remoteCode, does: 'names a pipeline made by Python code', reference: value.text };
}

function named({ trail, value }: ScalarAt): CodeRequest | undefined {
  const isClass = trail.some((part) => CLASS_MEMBERS.test(part));
  if (!FOREIGN_REFERENCE.test(value.text) && !(isClass && /^\S+--\w\S*$/.test(value.text)))
    return undefined;
  return { rule: remoteCode, does: 'names a class of another repository', reference: value.text };
}
