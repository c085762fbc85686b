export { countingSource } from './counting-source.ts';
export type { CountingSource } from './counting-source.ts';
export { detectFormat, HEAD_BYTES } from './detect.ts';
export { defineFormat } from './format.ts';
export type {
  Format,
  FormatCoverage,
  FormatFacts,
  FormatReading,
  IndexFact,
  MetadataFact,
  MetadataValue,
  PointerFact,
  PortFact,
  QuantisedNodeFact,
  ReadContext,
  ShardFact,
  TemplateFact,
  TensorFact,
} from './format.ts';
export { formats } from './formats/index.ts';
export { ggufFileType } from './gguf/file-types.ts';
export type { GgufScalar, GgufScalarType, GgufValue } from './gguf/scalar.ts';
export { writeGguf } from './gguf/write.ts';
export type { GgufInput, WriteGgufOptions } from './gguf/write.ts';
export { DEFAULT_LIMITS } from './limits.ts';
export type { Limits } from './limits.ts';
export type { FormatNames } from './names.ts';
export { readModelFile } from './read.ts';
export type { ReadModelFileOptions } from './read.ts';
export { defineFormatRules } from './rule.ts';
export { formatRules, ruleSet } from './rules/index.ts';
export type { FormatRuleId } from './rules/index.ts';
export { SAFETENSORS_DTYPES } from './safetensors/dtypes.ts';
export type { SafetensorsDtype } from './safetensors/dtypes.ts';
export { writeSafetensors } from './safetensors/write.ts';
export type { SafetensorsInput } from './safetensors/write.ts';
export { defineTextFormat } from './text/format.ts';
export type { TextFormatParts } from './text/format.ts';
export { isWellFormed } from './well-formed.ts';
