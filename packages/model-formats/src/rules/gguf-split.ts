import { defineFormatRules } from '../rule.ts';

const SPLIT = 'https://github.com/ggml-org/llama.cpp/tree/master/tools/gguf-split';
const LOADER = 'https://github.com/ggml-org/llama.cpp/blob/master/src/llama-model-loader.cpp';
const AGAIN = 'Get all parts again from one source, or split the model again.';

/** Rules for models that are split into several GGUF files. */
export const ggufSplitRules = defineFormatRules([
  {
    id: 'gguf-split/missing-shard',
    level: 'error',
    summary: 'A part of the model is not in the folder.',
    remediation: 'Get the missing part.',
    citations: [SPLIT],
    cwe: ['CWE-345'],
  },
  {
    id: 'gguf-split/extra-shard',
    level: 'warning',
    summary: 'A file has the name of a part of the model but is not one of its parts.',
    remediation: 'Remove the file, or find out which model it belongs to.',
    citations: [SPLIT],
    cwe: ['CWE-345'],
  },
  {
    id: 'gguf-split/contradiction',
    level: 'error',
    summary: 'The parts, or a part and its name, contradict each other.',
    remediation: AGAIN,
    citations: [SPLIT, LOADER],
    cwe: ['CWE-345'],
  },
  {
    id: 'gguf-split/duplicate-tensor',
    level: 'error',
    summary: 'Two parts have a tensor of the same name.',
    remediation: AGAIN,
    citations: [LOADER],
    cwe: ['CWE-694'],
  },
  {
    id: 'gguf-split/tensor-count',
    level: 'error',
    summary: 'The parts together do not have the number of tensors that they state.',
    remediation: AGAIN,
    citations: [LOADER],
    cwe: ['CWE-345'],
  },
  {
    id: 'gguf-split/malformed-shard',
    level: 'error',
    summary: 'A part is not a well-formed GGUF file.',
    remediation: 'See the findings of the part itself.',
    citations: [SPLIT],
    cwe: ['CWE-20'],
  },
]);
