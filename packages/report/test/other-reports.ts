import type { BomReport, ExplainReport } from '../src/report.ts';
import { control, FINDINGS, TOOL } from './reports.ts';

export const BOM_REPORT: BomReport = {
  kind: 'bom',
  tool: TOOL,
  name: 'fraud-v7',
  text: '{"bomFormat":"CycloneDX"}\n',
  claims: [
    {
      field: 'model.architecture',
      value: 'BertForSequenceClassification',
      tier: 'declared',
      locator: 'config.json#/architectures/0',
    },
    {
      field: 'model.parameters',
      value: 109_482_240,
      tier: 'measured',
      locator: 'model.safetensors',
    },
    {
      field: 'model.licence',
      value: 'MIT\u001b[31m',
      tier: 'declared',
      locator: 'README.md#/license',
    },
  ],
  files: [
    { path: 'README.md', sizeBytes: 1234 },
    {
      path: 'text_encoder/model|\u001b[31m.safetensors',
      sizeBytes: 437_951_328,
      digest: `sha256:${'ab'.repeat(32)}`,
    },
  ],
  missing: ['who made the model', 'what it was trained on'],
  components: [
    {
      name: 'text_encoder',
      role: 'part',
      known: { tier: 'declared', locator: 'model_index.json#/text_encoder' },
      files: ['text_encoder/config.json', 'text_encoder/model.safetensors'],
      claims: [
        {
          field: 'model.architecture',
          value: 'CLIPTextModel|\u001b[31m',
          tier: 'declared',
          locator: 'text_encoder/config.json#/architectures',
        },
        {
          field: 'model.parameters',
          value: 123_060_480,
          tier: 'measured',
          locator: 'text_encoder/model.safetensors@8',
        },
      ],
    },
    {
      name: 'text_encoder/model.fp16.safetensors',
      role: 'variant',
      of: 'text_encoder',
      known: { tier: 'inferred', locator: 'text_encoder/model.fp16.safetensors' },
      files: ['text_encoder/model.fp16.safetensors'],
      claims: [],
    },
  ],
  findings: FINDINGS,
  totals: { files: 11, totalBytes: 18_437_219_840, skipped: 1 },
  hashed: true,
};

export const EXPLAIN_REPORT: ExplainReport = {
  kind: 'explain',
  tool: TOOL,
  detail: 'full',
  topics: [
    {
      kind: 'control',
      control: control('WB-ART-1', 'artifact', 'critical', 'Loading the model runs no code'),
      question: 'Can loading the model run code?',
      uncollected: ['artifact/formats'],
      frameworks: [
        {
          framework: 'MITRE ATLAS',
          edition: '5.6.0',
          id: 'AML.T0011.000',
          words: 'have someone open a model file that does harm',
          ourReading: false,
        },
        {
          framework: 'MITRE ATLAS',
          edition: '5.6.0',
          id: 'AML.T0018.002',
          words: 'hide code in a model file',
          ourReading: true,
        },
        {
          framework: 'SLSA',
          edition: '1.2',
          id: 'SLSA_BUILD_LEVEL_2',
          ourReading: true,
          source: 'https://slsa.dev/spec/v1.2/',
          verified: 'Level names were read by hand in the specification.',
        },
      ],
      requiredBy: ['default', 'prod'],
    },
    {
      kind: 'rule',
      rule: {
        id: 'safetensors/overlap',
        summary: 'Two tensors share bytes.',
        cwe: ['CWE-119'],
        citations: ['https://github.com/huggingface/safetensors#format'],
      },
      owner: '@weighbridge/model-formats',
      controls: ['WB-ART-2'],
    },
    {
      kind: 'code',
      code: {
        id: 'SIGNATURE_INVALID',
        stage: 'signature',
        when: 'the signature does not verify',
        advice: 'Do not load the model.',
      },
      owner: '@weighbridge/model-signing',
    },
  ],
};
