/**
 * Libraries whose classes a configuration may name: whoever loads the model installs them under their own names. A
 * class outside them comes with the model, from elsewhere, or from the language itself.
 */
const LIBRARIES = [
  'accelerate',
  'audiocraft',
  'cldm',
  'datasets',
  'diffusers',
  'espnet',
  'espnet2',
  'fairseq',
  'fairseq2',
  'flax',
  'gluonts',
  'keras',
  'keras_core',
  'keras_cv',
  'keras_hub',
  'keras_nlp',
  'ldm',
  'lerobot',
  'lightning',
  'matcha',
  'megatron',
  'mlflow',
  'monai',
  'mxnet',
  'nemo',
  'nemo_text_processing',
  'omegaconf',
  'onnxruntime',
  'open_clip',
  'optimum',
  'peft',
  'pylate',
  'pytorch_lightning',
  'sam2',
  'sentence_transformers',
  'sentencepiece',
  'setfit',
  'sgm',
  'sklearn',
  'speechbrain',
  'taming',
  'tensorflow',
  'tf_keras',
  'timm',
  'tokenizers',
  'torch',
  'torchaudio',
  'torchmetrics',
  'torchvision',
  'transformers',
] as const;

const KNOWN: ReadonlySet<string> = new Set(LIBRARIES);

/** Members of known libraries that load code or objects from elsewhere. */
const LOADERS =
  /^torch\.(?:load|hub|jit|package|serialization|multiprocessing|utils\.(?:cpp_extension|_)|_|(?:classes|ops)\.load_library)|^mlflow\.(?:pyfunc|projects|.*load_model)|^(?:keras|tf_keras|tensorflow\.keras)\.(?:config|saving|utils|models\.load_model|models\.model_from)|^tensorflow\.(?:load_library|load_op_library|saved_model|io|py_function|numpy_function|python\.(?:util|framework\.load_library))|^transformers\.(?:dynamic_module_utils|utils\.import_utils|pipeline\b)|^diffusers\.utils\.dynamic_modules_utils|^(?:omegaconf|datasets)\..*(?:load|eval)|\.(?:eval|exec|system|popen|__\w+__|import_\w+|load_\w*module\w*)\b/i;

/** `module.Class` as Python writes it. */
const DOTTED = /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+$/;

/** Whether a text is a dotted Python path. */
export function isDotted(text: string): boolean {
  return text.length <= 512 && DOTTED.test(text);
}

/** Whether a dotted path belongs to a library that is known here and is not one of its functions that load code. */
export function isKnownClass(path: string): boolean {
  return KNOWN.has(path.split('.', 1)[0] ?? '') && !LOADERS.test(path);
}

/** Modules of Python itself: a configuration that names one of them can run any function. */
const PYTHON =
  /^(?:_\w+|builtins|os|posix|nt|sys|subprocess|shutil|importlib|runpy|pty|ctypes|code|codeop|pickle|marshal|shelve|socket|operator|functools|types|inspect|multiprocessing|threading|asyncio|timeit|pdb|bdb|trace|pydoc|webbrowser|platform|tempfile|pathlib|io|urllib|http|ftplib|smtplib|zipimport|site|venv|ensurepip|pip|setuptools|distutils|logging|unittest|doctest|cProfile|profile)\b/;

/** Whether a dotted path is a part of Python's own library. */
export function isPythonModule(path: string): boolean {
  return PYTHON.test(path);
}
