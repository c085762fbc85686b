import { describeModel, toCycloneDx } from '@weighbridge/aibom';
import { validateBom } from '@weighbridge/aibom/validate';
import { memoryFolder } from '@weighbridge/core';
import { writeSafetensors } from '@weighbridge/model-formats';

const text = (content: string) => new TextEncoder().encode(content);

// A model whose configuration says one thing and whose weights say another.
const folder = memoryFolder('support-tickets', {
  'README.md': text(
    '---\nlicense: apache-2.0\npipeline_tag: text-classification\n---\n# Tickets\n',
  ),
  'config.json': text(
    '{"architectures": ["BertForSequenceClassification"], "torch_dtype": "float32"}',
  ),
  'model.safetensors': writeSafetensors([
    { name: 'classifier.weight', dtype: 'BF16', shape: [2, 8], data: new Uint8Array(32) },
  ]),
});

const description = await describeModel(folder); // from disk: openFolder(path) of @weighbridge/core/node
for (const { field, value, tier, locator } of description.claims) {
  console.log(`${tier.padEnd(8)} ${field} = ${JSON.stringify(value)} (${locator})`);
}
for (const { ruleId, message } of description.findings)
  console.log(`finding ${ruleId}: ${message}`);

for (const specVersion of ['1.7', '1.6'] as const) {
  const bom = toCycloneDx(description, {
    specVersion,
    timestamp: new Date('2026-11-23T00:00:00Z'),
  });
  const { valid } = await validateBom(bom);
  console.log(`CycloneDX ${specVersion}: valid ${valid}`);
}
