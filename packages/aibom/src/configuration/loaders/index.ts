import type { LoaderRule } from '../loader-rule.ts';
import { diffusers } from './diffusers.ts';
import { huggingFace } from './hugging-face.ts';
import { keras } from './keras.ts';
import { kernels } from './kernels.ts';
import { mlflow, nativeLibraries, peft, quantisation, yamlTags } from './others.ts';
import { sentenceTransformers } from './sentence-transformers.ts';
import { hydra, pythonObjects, researchTargets } from './targets.ts';
import { fairseq, mmengine, yolo } from './training.ts';

/** Registry: what loaders take out of configurations that imports or runs code. */
export const loaderRules: readonly LoaderRule[] = [
  huggingFace,
  kernels,
  sentenceTransformers,
  diffusers,
  keras,
  hydra,
  researchTargets,
  pythonObjects,
  mlflow,
  peft,
  quantisation,
  nativeLibraries,
  mmengine,
  fairseq,
  yolo,
  yamlTags,
];
