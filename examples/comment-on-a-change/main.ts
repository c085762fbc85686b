import { memoryFolder } from '@weighbridge/core';
import { controls } from '@weighbridge/posture';
import { postureDocument, render, reporters } from '@weighbridge/report';
import { weigh } from '@weighbridge/weigh';

const folder = memoryFolder('tiny', {
  'README.md': new TextEncoder().encode('---\nlicense: mit\n---\n# Tiny\n'),
});
const { posture, findings, evidence, totals } = await weigh(folder, {
  now: new Date('2026-11-23T12:00:00Z'),
});
const document = postureDocument({
  kind: 'posture',
  tool: { name: 'my-pipeline', version: '1.0.0' },
  name: 'tiny',
  posture,
  controls,
  findings,
  evidence,
  totals,
});

// Every format has the same answer; write the text to a file, post it, or upload it.
for (const { id, extension, title } of reporters) {
  const [first = ''] = render(document, id).split('\n');
  console.log(`${id} (${title}) -> tiny.${extension}: ${first.slice(0, 38)}`);
}
