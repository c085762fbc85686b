import type { GradedRule, RuleSet } from '@weighbridge/core';
import { folderRules } from './folder.ts';
import { ggufSplitRules } from './gguf-split.ts';
import { ggufRules } from './gguf.ts';
import { onnxRules } from './onnx.ts';
import { safetensorsIndexRules } from './safetensors-index.ts';
import { safetensorsRules } from './safetensors.ts';

/** Registry of every rule in this package, in report order. */
export const formatRules = [
  ...folderRules,
  ...safetensorsRules,
  ...safetensorsIndexRules,
  ...onnxRules,
  ...ggufRules,
  ...ggufSplitRules,
] as const satisfies readonly GradedRule[];

/** The id of a rule in this package. */
export type FormatRuleId = (typeof formatRules)[number]['id'];

/** The same rules as a set. */
export const ruleSet: RuleSet = {
  owner: '@weighbridge/model-formats',
  title: 'Bytes of model files',
  rules: formatRules,
};
