import { memoryFolder } from '@weighbridge/core';
import { writeSafetensors } from '@weighbridge/model-formats';
import { expect, test } from 'vitest';
import { weigh } from '../weigh.ts';

const NOW = new Date('2026-11-30T12:00:00Z');
const bytes = (text: string) => new TextEncoder().encode(text);
const GOOD = {
  'README.md': bytes('---\nlicense: mit\n---\n\n# A model\n'),
  'model.safetensors': writeSafetensors([
    { name: 'w', dtype: 'F32', shape: [2], data: new Uint8Array(8) },
  ]),
};

async function verdicts(files: Readonly<Record<string, Uint8Array>>) {
  const { posture } = await weigh(memoryFolder('m', { ...GOOD, ...files }), { now: NOW });
  const of = (id: string) => posture.verdicts.find(({ control }) => control === id);
  return { gate: posture.gate.outcome, code: of('WB-ART-1'), sound: of('WB-ART-2') };
}

test.for([
  ['tokenizer_config.json', '{"chat_template":"{{ x }}"}'],
  ['tokenizer_config.json', '{"chat_templat\\u0065":[{"name":"a","template":"{{ x }}"}]}'],
  ['chat_template.json', '{"chat_template":"{{ x }}"}'],
  ['processor_config.json', '{"chat_template":"{{ x }}"}'],
  ['chat_template.jinja', '{{ x }}'],
  ['additional_chat_templates/rag.jinja', '{{ x }}'],
] as const)(
  'a chat template in %s is named and leaves the model admitted',
  async ([path, text]) => {
    const { gate, code } = await verdicts({ [path]: bytes(text) });
    expect(gate).toBe('admit');
    expect(code?.message).toContain(`Not analysed: the chat template in ${path}.`);
  },
);

test('a file that may or may not carry code leaves the others decided', async () => {
  const { gate, code, sound } = await verdicts({ 'LICENSE.html': bytes('<html><p>x</p></html>') });
  expect(gate).toBe('cannot-decide');
  expect(code).toMatchObject({
    status: 'unknown',
    message: expect.stringContaining('LICENSE.html'),
  });
  expect(sound?.status).toBe('pass');
});
