import { importedCode, storedCode, unclearCode } from '../../rules.ts';
import { isKnownClass } from '../known-modules.ts';
import type { CodeRequest, ObjectAt } from '../loader-rule.ts';
import { defineLoaderRule } from '../loader-rule.ts';

/** Classes whose configuration is, or points to, code that runs when they are made. */
const CODE_CLASSES: Readonly<Record<string, string>> = {
  Lambda: 'holds a Keras Lambda layer, whose function is Python bytecode or any function by name',
  __lambda__: 'holds a Python function as bytecode',
  TorchModuleWrapper: 'holds a layer that unpickles a torch module',
  TFSMLayer: 'holds a layer that loads and runs a TensorFlow program from a path',
};
/** Functions that run, fetch or load something, whatever layer calls them. */
const FUNCTIONS =
  /^(?:eval|exec|compile|__import__|open|getattr|setattr|input|breakpoint|globals|locals|vars|get_file|load_model|load_img|enable_unsafe_deserialization|system|popen)$/;

/** Keras: layers and functions as `{ module, class_name, config }`, at any depth. */
export const keras = defineLoaderRule({
  id: 'keras',
  citations: [
    'https://nvd.nist.gov/vuln/detail/CVE-2024-3660',
    'https://nvd.nist.gov/vuln/detail/CVE-2025-1550',
    'https://nvd.nist.gov/vuln/detail/CVE-2026-1462',
  ],
  telling: () => ['class_name'],
  members: ['class_name', 'module', 'config', 'registered_name', 'function'],
  object(at) {
    const names = at.texts('class_name');
    if (names.length === 0 || !(at.has('config') || at.has('function'))) return undefined;
    return codeClass(names) ?? foreignModule(at, names) ?? registered(at, names);
  },
});

function codeClass(names: readonly string[]): CodeRequest | undefined {
  for (const name of names) {
    const last = name.replace(/^.*[.>]/, '');
    const does = Object.hasOwn(CODE_CLASSES, last) ? CODE_CLASSES[last] : undefined;
    if (does !== undefined) return { rule: storedCode, does };
  }
  return undefined;
}

/** `builtins` with a function's name is how Keras writes its own activations. */
function foreignModule(at: ObjectAt, names: readonly string[]): CodeRequest | undefined {
  const isFunction = names.includes('function');
  const functions = isFunction ? at.texts('config').filter((name) => FUNCTIONS.test(name)) : [];
  const modules = at
    .texts('module')
    .filter((name) => name !== '' && !(name === 'builtins' ? isFunction : isKnownClass(name)));
  const [reference] = [...modules, ...functions];
  if (reference === undefined) return undefined;
  return { rule: importedCode, does: 'makes Keras import Python and call it', reference };
}

/** Packages whose classes Keras and its sister libraries register themselves. */
const PACKAGES = /^(?:keras\w*|tf_keras|tensorflow\w*|builtins)$/i;

/** `package>Class`: nothing is imported for it, and it does not load without code that registers it. */
function registered(at: ObjectAt, names: readonly string[]): CodeRequest | undefined {
  const reference = [...at.texts('registered_name'), ...names].find((name) => {
    const [library, ...rest] = name.split('>');
    return rest.length > 0 && !PACKAGES.test(library ?? '');
  });
  if (reference === undefined) return undefined;
  return {
    rule: unclearCode,
    does: 'needs a class that code from elsewhere registers',
    reference,
    isUnclear: true,
  };
}
