import type { DescribedFile } from '../description.ts';
import { baseName } from './names.ts';

/** A weight or graph file, as identified by its bytes or, where no reader recognises it, by its name. */
export interface WeightFormat {
  /** Its format, for instance `safetensors`, `onnx`, `openvino`. */
  readonly format: string;
  /** Whether only its name identifies it. */
  readonly isNamed: boolean;
}

/** Names that libraries give to weights; other formats are identified by their bytes. */
const NAMED: readonly (readonly [format: string, name: RegExp])[] = [
  [
    'tensorflow',
    /^(?:tf_model(?:[._-].*)?\.h5|saved_model\.pb|variables\.(?:index|data-.+)|model\.ckpt.*|.+\.ckpt[^/]*\.(?:index|meta|data-.+))$/i,
  ],
  ['flax', /^flax_model.*\.msgpack$|^.+\.msgpack$/i],
  ['rust', /^rust_model\.ot$/i],
  ['openvino', /^(?:openvino_.+|.+_openvino)\.(?:xml|bin)$/i],
  ['coreml', /\.(?:mlmodel|mlmodelc|mlpackage)(?:\/|$)/i],
  ['tflite', /\.(?:tflite|lite)$/i],
  ['onnx', /\.onnx$/i],
  ['gguf', /\.gguf$/i],
  ['executorch', /\.pte$/i],
  ['tensorrt', /\.(?:engine|plan|trt)$/i],
  ['ncnn', /\.ncnn\.(?:param|bin)$/i],
  ['paddle', /\.(?:pdmodel|pdiparams)$/i],
  ['mlx', /^weights(?:\.\d+)?\.npz$/i],
  ['keras', /\.keras$/i],
  [
    'torch',
    /^(?:pytorch_model|diffusion_pytorch_model|adapter_model|consolidated|pytorch_lora_weights)[^/]*\.(?:bin|pth|pt)$/i,
  ],
  ['safetensors', /\.safetensors$/i],
];

/** Formats whose readers or signatures show that they hold weights, and our names for them. */
const READ: Readonly<Record<string, string>> = {
  safetensors: 'safetensors',
  gguf: 'gguf',
  onnx: 'onnx',
  'torch-zip': 'torch',
  hdf5: 'tensorflow',
  'keras-zip': 'keras',
  tflite: 'tflite',
  'tf-saved-model': 'tensorflow',
};

/** Files that training leaves next to the weights; none of them is a model. */
const STATE =
  /^(?:optimizer|scheduler|scaler|rng_state|random_states|training_args|sampler)(?:[._-].*)?\.(?:bin|pt|pth|pkl|ckpt|safetensors)$|^events\.out\./i;

/** The format of a weight file; undefined for every other file. */
export function weightFormat(file: DescribedFile): WeightFormat | undefined {
  const name = baseName(file.path);
  if (STATE.test(name)) return undefined;
  const read = file.format === null ? undefined : READ[file.format];
  if (read !== undefined) return { format: read, isNamed: false };
  if (file.format === 'git-lfs-pointer') return undefined;
  const package_ = file.path
    .split('/')
    .slice(0, -1)
    .find((part) => /\.(?:mlpackage|mlmodelc)$/i.test(part));
  const named = NAMED.find(([, pattern]) => pattern.test(package_ ?? name));
  return named === undefined || CONFIGURATION.has(file.role)
    ? undefined
    : { format: named[0], isNamed: true };
}

/** Roles of text, code and indexes, which a name alone does not make weights. */
const CONFIGURATION = new Set<string>(['index', 'code']);
