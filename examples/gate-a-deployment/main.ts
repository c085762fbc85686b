import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openFolder } from '@weighbridge/core/node';
import { parsePolicy } from '@weighbridge/posture/yaml';
import { weigh } from '@weighbridge/weigh';

// Two models as a registry would serve them: one with its own licence, one with code in it.
const registry = await mkdtemp(join(tmpdir(), 'gate-a-deployment-'));
await addModel('tickets', { 'README.md': '---\nlicense: mit\n---\n# Tickets\n' });
await addModel('fraud', {
  'README.md': '---\nlicense: mit\n---\n# Fraud\n',
  'config.json': '{"auto_map": {"AutoModel": "modeling.Fraud"}}',
});

const policy = parsePolicy(`
name: staging
requires: [WB-BOM-1, WB-BOM-4]
licences: { allow: [MIT], deny: [] }
`);

let refused = 0;
for (const name of (await readdir(registry)).toSorted()) {
  const { posture, findings } = await weigh(await openFolder(join(registry, name)), { policy });
  console.log(`${name}: ${posture.gate.outcome}`);
  for (const { level, ruleId } of findings) console.log(`  ${level} ${ruleId}`);
  const isOpen = ['admit', 'admit-with-conditions'].includes(posture.gate.outcome);
  if (!isOpen) refused += 1;
}
console.log(`${refused} of 2 stopped`); // a real gate would set process.exitCode here
await rm(registry, { recursive: true });

async function addModel(name: string, files: Readonly<Record<string, string>>): Promise<void> {
  await mkdir(join(registry, name));
  for (const [path, content] of Object.entries(files)) {
    await writeFile(join(registry, name, path), content);
  }
}
