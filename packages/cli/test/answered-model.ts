import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { callIn, NOW } from './call.ts';

/** Makes `m` from the good model, signs it and writes a signed answer next to it. */
export async function makeAnsweredModel(home: string): Promise<void> {
  await cp(join(home, 'good'), join(home, 'm'), { recursive: true });
  await callIn(home, ['sign', 'key', 'm', '--private-key', 'p256.pem', '-q']);
  const key = ['--sign', 'key', '--private-key', 'p256.pem'];
  await callIn(home, ['weigh', 'm', ...key, '-q', ...NOW]);
}

/** Writes `waived.yaml`: a policy that waives what the broken model fails, under this model name. */
export async function writeWaivedPolicy(home: string, model: string): Promise<void> {
  await writeFile(
    join(home, 'waived.yaml'),
    [
      'name: waived',
      'requires: [WB-BOM-1]',
      'waivers:',
      '  - id: w1',
      '    control: WB-ART-2',
      '    who: Ann',
      '    reason: the file is being written anew',
      `    scope: { model: ${model} }`,
      "    issuedAt: '2026-11-01T00:00:00Z'",
      "    notAfter: '2026-12-01T00:00:00Z'",
      '',
    ].join('\n'),
  );
}
