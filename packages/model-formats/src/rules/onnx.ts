import { defineFormatRules } from '../rule.ts';

const IR = 'https://github.com/onnx/onnx/blob/main/docs/IR.md';
const PROTO = 'https://github.com/onnx/onnx/blob/main/onnx/onnx.proto';
const EXTERNAL = 'https://github.com/onnx/onnx/blob/main/docs/ExternalData.md';
const WIRE = 'https://protobuf.dev/programming-guides/encoding/';
const REFUSE = 'Do not load this file; get it again from its source and compare the digest.';
const EXPORT = 'Export the model again with a current exporter.';

/** Rules for ONNX graphs and their external data. */
export const onnxRules = defineFormatRules([
  {
    id: 'onnx/malformed',
    level: 'error',
    summary: 'The bytes are not a protobuf message of the ONNX schema.',
    remediation: REFUSE,
    citations: [WIRE, PROTO],
    cwe: ['CWE-20'],
  },
  {
    id: 'onnx/duplicate-field',
    level: 'error',
    summary: 'A field that may occur only once occurs twice, so two readers can see two models.',
    remediation: REFUSE,
    citations: [WIRE],
    cwe: ['CWE-694', 'CWE-436'],
  },
  {
    id: 'onnx/unknown-field',
    level: 'warning',
    summary: 'A message has a field that the ONNX schema does not define.',
    remediation: 'Find out which tool wrote the field and why.',
    citations: [PROTO],
    cwe: ['CWE-20'],
  },
  {
    id: 'onnx/incomplete-model',
    level: 'error',
    summary: 'The model lacks its graph, IR version or operator sets.',
    remediation: EXPORT,
    citations: [IR],
    cwe: ['CWE-20'],
  },
  {
    id: 'onnx/tensor',
    level: 'error',
    summary: 'A tensor has no type, a negative dimension, or no single place for its values.',
    remediation: EXPORT,
    citations: [PROTO],
    cwe: ['CWE-20'],
  },
  {
    id: 'onnx/unknown-type',
    level: 'note',
    summary: 'A tensor has an unknown element type, so its size cannot be checked.',
    remediation: 'Read the file with a version of this tool that knows the type.',
    citations: [PROTO],
    cwe: [],
  },
  {
    id: 'onnx/port',
    level: 'error',
    summary: 'An input or output of the graph has no name or no known type.',
    remediation: EXPORT,
    citations: [IR],
    cwe: ['CWE-20'],
  },
  {
    id: 'onnx/shape-overflow',
    level: 'error',
    summary: 'The product of the dimensions of a tensor overflows.',
    remediation: REFUSE,
    citations: [PROTO],
    cwe: ['CWE-190'],
  },
  {
    id: 'onnx/size-mismatch',
    level: 'error',
    summary: 'A tensor does not have the number of bytes that its type and dimensions need.',
    remediation: REFUSE,
    citations: [PROTO],
    cwe: ['CWE-131'],
  },
  {
    id: 'onnx/custom-domain',
    level: 'warning',
    summary:
      'The graph uses operators of a domain that ONNX does not define; they run code that is not in the model.',
    remediation: 'Name the library that implements the operators and weigh it too.',
    citations: [
      'https://github.com/onnx/onnx/blob/main/docs/AddNewOp.md',
      'https://onnxruntime.ai/docs/reference/operators/add-custom-op.html',
    ],
    cwe: ['CWE-829'],
  },
  {
    id: 'onnx/runtime-operators',
    level: 'note',
    summary:
      'The graph uses operators that ONNX does not define but ONNX Runtime has built in: other runtimes do not load it.',
    remediation: 'Load the model with ONNX Runtime, at a version that has these operators.',
    citations: ['https://onnxruntime.ai/docs/reference/operators/ContribOperators.html'],
    cwe: [],
  },
  {
    id: 'onnx/opset',
    level: 'error',
    summary: 'The graph uses an operator of a domain for which no operator set is imported.',
    remediation: EXPORT,
    citations: [IR],
    cwe: ['CWE-20'],
  },
  {
    id: 'onnx/external-data-path',
    level: 'error',
    summary: 'External data is absolute, leads out of the folder of the model, or is a link.',
    remediation: 'Do not load this model.',
    citations: [EXTERNAL, 'https://nvd.nist.gov/vuln/detail/CVE-2024-27318'],
    cwe: ['CWE-22', 'CWE-59'],
  },
  {
    id: 'onnx/external-data-missing',
    level: 'error',
    summary: 'A file with external data is not in the folder.',
    remediation: 'Get the missing file.',
    citations: [EXTERNAL],
    cwe: ['CWE-345'],
  },
  {
    id: 'onnx/external-data-range',
    level: 'error',
    summary: 'External data is outside its file, or its offset or length is not a number.',
    remediation: REFUSE,
    citations: [EXTERNAL],
    cwe: ['CWE-125', 'CWE-20'],
  },
  {
    id: 'onnx/limit-exceeded',
    level: 'error',
    summary: 'The file exceeds a limit and was not read to the end.',
    remediation: 'Raise the limit only when the source of the file is trusted.',
    citations: [IR],
    cwe: ['CWE-400', 'CWE-674'],
  },
]);
