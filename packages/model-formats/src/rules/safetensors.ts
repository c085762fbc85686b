import { defineFormatRules } from '../rule.ts';

const SPEC = 'https://github.com/huggingface/safetensors#format';
const AUDIT = 'https://huggingface.co/blog/safetensors-security-audit';
const EXPORT = 'Export the model again with a current safetensors library.';
const REFUSE = 'Do not load this file; get it again from its source and compare the digest.';

/** Rules for single safetensors files. */
export const safetensorsRules = defineFormatRules([
  {
    id: 'safetensors/header-length',
    level: 'error',
    summary: 'The header length is missing, zero, over 100 MB or past the end of the file.',
    remediation: REFUSE,
    citations: [SPEC],
    cwe: ['CWE-130', 'CWE-770'],
  },
  {
    id: 'safetensors/header-syntax',
    level: 'error',
    summary: 'The header is not one strict JSON object padded with spaces.',
    remediation: REFUSE,
    citations: [SPEC, 'https://www.rfc-editor.org/rfc/rfc8259'],
    cwe: ['CWE-20'],
  },
  {
    id: 'safetensors/duplicate-key',
    level: 'error',
    summary: 'A key occurs twice in one object of the header, so two readers can see two models.',
    remediation: REFUSE,
    citations: [SPEC, AUDIT],
    cwe: ['CWE-694', 'CWE-436'],
  },
  {
    id: 'safetensors/metadata',
    level: 'error',
    summary: 'The member __metadata__ is not an object of strings.',
    remediation: EXPORT,
    citations: [SPEC],
    cwe: ['CWE-20'],
  },
  {
    id: 'safetensors/tensor-entry',
    level: 'error',
    summary:
      'A tensor entry lacks dtype, shape or data_offsets, or one of them has the wrong type.',
    remediation: EXPORT,
    citations: [SPEC],
    cwe: ['CWE-20'],
  },
  {
    id: 'safetensors/dtype',
    level: 'error',
    summary: 'A tensor has a dtype that the format does not know.',
    remediation: EXPORT,
    citations: ['https://github.com/huggingface/safetensors/blob/main/safetensors/src/tensor.rs'],
    cwe: ['CWE-20'],
  },
  {
    id: 'safetensors/shape-overflow',
    level: 'error',
    summary: 'The product of a shape overflows, or does not end on a whole byte.',
    remediation: REFUSE,
    citations: [SPEC],
    cwe: ['CWE-190'],
  },
  {
    id: 'safetensors/size-mismatch',
    level: 'error',
    summary: 'The byte range of a tensor is not the size that its dtype and shape need.',
    remediation: REFUSE,
    citations: [SPEC],
    cwe: ['CWE-131'],
  },
  {
    id: 'safetensors/out-of-bounds',
    level: 'error',
    summary: 'A tensor extends past the end of the file.',
    remediation: REFUSE,
    citations: [SPEC],
    cwe: ['CWE-125'],
  },
  {
    id: 'safetensors/overlap',
    level: 'error',
    summary: 'Two tensors share bytes.',
    remediation: REFUSE,
    citations: [SPEC, AUDIT],
    cwe: ['CWE-20'],
  },
  {
    id: 'safetensors/hole',
    level: 'error',
    summary: 'Bytes between tensors belong to no tensor.',
    remediation: REFUSE,
    citations: [SPEC, AUDIT],
    cwe: ['CWE-506'],
  },
  {
    id: 'safetensors/trailing-data',
    level: 'error',
    summary: 'Bytes after the last tensor belong to no tensor.',
    remediation: REFUSE,
    citations: [SPEC, AUDIT],
    cwe: ['CWE-506'],
  },
  {
    id: 'safetensors/unknown-key',
    level: 'warning',
    summary: 'A tensor entry has a member that the format does not define.',
    remediation: EXPORT,
    citations: [SPEC],
    cwe: ['CWE-20'],
  },
  {
    id: 'safetensors/unaligned',
    level: 'note',
    summary:
      'Tensor data does not start at a multiple of its element size, so it cannot be mapped into memory.',
    remediation: EXPORT,
    citations: [SPEC],
    cwe: [],
  },
  {
    id: 'safetensors/limit-exceeded',
    level: 'error',
    summary: 'The file exceeds a limit and was not read to the end.',
    remediation: 'Raise the limit only when the source of the file is trusted.',
    citations: [SPEC],
    cwe: ['CWE-770', 'CWE-400'],
  },
]);
