import type { FormatRule } from '../rule.ts';
import { folderRules } from './folder.ts';
import { ggufSplitRules } from './gguf-split.ts';
import { ggufRules } from './gguf.ts';
import { onnxRules } from './onnx.ts';
import { safetensorsIndexRules } from './safetensors-index.ts';
import { safetensorsRules } from './safetensors.ts';

/** Registry of every rule of this package, in report order. */
export const formatRules = [
  ...folderRules,
  ...safetensorsRules,
  ...safetensorsIndexRules,
  ...onnxRules,
  ...ggufRules,
  ...ggufSplitRules,
] as const satisfies readonly FormatRule[];

/** The id of a rule of this package. */
export type FormatRuleId = (typeof formatRules)[number]['id'];
