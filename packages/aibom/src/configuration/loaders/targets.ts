import { importedCode, unclearCode } from '../../rules.ts';
import { isDotted, isKnownClass, isPythonModule } from '../known-modules.ts';
import type { CodeRequest, ObjectAt, ScalarAt } from '../loader-rule.ts';
import { defineLoaderRule } from '../loader-rule.ts';

/** The last part of the path is spelled like a class; domain names and file names are not. */
const CLASS = /\.[A-Z]\w*$/;
const CALLS = 'names Python that the loader imports and calls';

/** Hydra and NeMo: `_target_`, imported and called with the other members. */
export const hydra = defineLoaderRule({
  id: 'hydra-target',
  citations: [
    'https://hydra.cc/docs/advanced/instantiate_objects/overview/',
    'https://nvd.nist.gov/vuln/detail/CVE-2025-23304',
    'https://nvd.nist.gov/vuln/detail/CVE-2026-24157',
  ],
  telling: () => ['_target_'],
  watches: (name) => name === '_target_',
  scalar({ value, trail }) {
    const name = value.text.trim();
    if (trail.at(-1) !== '_target_' || value.kind !== 'string' || name === '') return undefined;
    if (isDotted(name) && isKnownClass(name)) return undefined;
    if (name.includes('${')) return unclear(name);
    return { rule: importedCode, does: CALLS, reference: name };
  },
});

/**
 * `target` with `params` (latent diffusion) and `class_path` with `init_args` (Lightning): the same, in research code
 * too varied to list. An unknown class is reported, but not as an accusation.
 */
export const researchTargets = defineLoaderRule({
  id: 'research-target',
  citations: ['https://lightning.ai/docs/pytorch/stable/cli/lightning_cli.html'],
  telling: () => [String.raw`\btarget["']?\s*(?::|$)`, 'class_path'],
  members: ['target', 'params', 'class_path', 'init_args'],
  object(at) {
    const names = [
      ...(at.has('params') || isModelRoot(at) ? at.texts('target') : []),
      ...(at.has('init_args') ? at.texts('class_path') : []),
    ].filter(isDotted);
    const python = names.find(isPythonModule);
    if (python !== undefined) return { rule: importedCode, does: CALLS, reference: python };
    const unknown = names.find((name) => CLASS.test(name) && !isKnownClass(name));
    return unknown === undefined ? undefined : unclear(unknown);
  },
});

/** NeMo writes the class of the whole model at the top of its YAML. */
function isModelRoot({ trail, document }: ObjectAt): boolean {
  return trail.length === 0 && document.language === 'yaml';
}

function unclear(reference: string): CodeRequest {
  return {
    rule: unclearCode,
    does: 'names Python that a separate program may import and call',
    reference,
    isUnclear: true,
  };
}

const PYTHON_JSON = /^py\/(?:object|reduce|function|type|module|repr|newargs|newargsex|initargs)$/;

/** jsonpickle and GluonTS: Python objects written as JSON. */
export const pythonObjects = defineLoaderRule({
  id: 'python-objects',
  citations: ['https://jsonpickle.readthedocs.io/en/latest/#jsonpickle-security'],
  telling: () => ['py/', '__kind__'],
  members: ['__kind__', 'class'],
  watches: (name) => PYTHON_JSON.test(name),
  scalar({ trail, value }: ScalarAt) {
    const at = trail.findLastIndex((part) => PYTHON_JSON.test(part));
    if (at < 0 || value.kind !== 'string') return undefined;
    if (trail[at] === 'py/object' && isKnownClass(value.text)) return undefined;
    return { rule: importedCode, does: CALLS, reference: value.text, depth: at + 1 };
  },
  object(at) {
    if (!at.has('__kind__')) return undefined;
    const reference = at.texts('class').find((name) => !isPlainClass(name));
    return reference === undefined ? undefined : { rule: importedCode, does: CALLS, reference };
  },
});

function isPlainClass(name: string): boolean {
  return (
    isKnownClass(name) || /^(?:numpy|pandas|collections|datetime|pathlib|pydantic)\./.test(name)
  );
}
