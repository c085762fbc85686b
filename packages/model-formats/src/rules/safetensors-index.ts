import { defineFormatRules } from '../rule.ts';

const SPEC = 'https://huggingface.co/docs/safetensors/metadata_parsing';
const AGAIN = 'Export the index and its shards together again.';

/** Rules for the index of a model's shards. */
export const safetensorsIndexRules = defineFormatRules([
  {
    id: 'safetensors-index/syntax',
    level: 'error',
    summary: 'The index is not strict JSON of the form {metadata, weight_map}.',
    remediation: AGAIN,
    citations: [SPEC],
    cwe: ['CWE-20'],
  },
  {
    id: 'safetensors-index/duplicate-key',
    level: 'error',
    summary: 'A key occurs twice in one object of the index.',
    remediation: AGAIN,
    citations: [SPEC],
    cwe: ['CWE-694'],
  },
  {
    id: 'safetensors-index/path',
    level: 'error',
    summary: 'A shard path leads out of the folder of the index.',
    remediation: 'Do not load this model.',
    citations: [SPEC, 'https://cwe.mitre.org/data/definitions/22.html'],
    cwe: ['CWE-22', 'CWE-59'],
  },
  {
    id: 'safetensors-index/missing-shard',
    level: 'error',
    summary: 'A shard that the index names is not in the folder.',
    remediation: 'Get the missing shard.',
    citations: [SPEC],
    cwe: ['CWE-345'],
  },
  {
    id: 'safetensors-index/missing-tensor',
    level: 'error',
    summary: 'The index lists a tensor that its shard does not have.',
    remediation: AGAIN,
    citations: [SPEC],
    cwe: ['CWE-345'],
  },
  {
    id: 'safetensors-index/unlisted-tensor',
    level: 'warning',
    summary: 'A shard has a tensor that the index does not list for it.',
    remediation: AGAIN,
    citations: [SPEC],
    cwe: ['CWE-345'],
  },
  {
    id: 'safetensors-index/duplicate-tensor',
    level: 'error',
    summary: 'Two shards have a tensor of the same name.',
    remediation: AGAIN,
    citations: [SPEC],
    cwe: ['CWE-694'],
  },
  {
    id: 'safetensors-index/malformed-shard',
    level: 'error',
    summary: 'A shard is not a well-formed safetensors file.',
    remediation: 'See the findings of the shard itself.',
    citations: [SPEC],
    cwe: ['CWE-20'],
  },
  {
    id: 'safetensors-index/total-size',
    level: 'warning',
    summary: 'metadata.total_size is not the sum of the tensor bytes.',
    remediation: AGAIN,
    citations: [SPEC],
    cwe: ['CWE-345'],
  },
  {
    id: 'safetensors-index/limit-exceeded',
    level: 'error',
    summary: 'The index exceeds a limit and was not read to the end.',
    remediation: 'Raise the limit only when the source of the file is trusted.',
    citations: [SPEC],
    cwe: ['CWE-770', 'CWE-400'],
  },
]);
