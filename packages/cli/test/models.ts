import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { writeSafetensors } from '@weighbridge/model-formats';

const MIT = `MIT License

Copyright (c) 2026 Example

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
`;

const WEIGHTS = writeSafetensors([
  { name: 'w', dtype: 'F32', shape: [2, 2], data: new Uint8Array(16) },
]);

/** Text that would act on a terminal, in every known way. */
const HOSTILE = '\u001b[2J\u001b]0;owned\u0007\u009b31m\u202egnp.exe\u2066\u200b';

const GOOD: Readonly<Record<string, string | Uint8Array>> = {
  'model.safetensors': WEIGHTS,
  'config.json': '{"architectures":["Tiny"],"model_type":"mlp"}\n',
  'README.md': '---\nlicense: mit\n---\n\n# A model\n',
  LICENSE: MIT,
};

/** Models on disk, each true to its name. */
const MODELS = {
  /** Well-formed, MIT: admitted under the policy `default`. */
  good: GOOD,
  /** Its only tensor goes beyond the file: refused. */
  broken: { ...GOOD, 'model.safetensors': WEIGHTS.subarray(0, WEIGHTS.length - 4) },
  /** No licence anywhere: cannot decide. */
  unlicensed: { 'model.safetensors': WEIGHTS, 'config.json': '{"model_type":"mlp"}\n' },
  /** Hostile names and texts wherever a model can hold them. */
  hostile: {
    ...GOOD,
    [`sub/${HOSTILE.replaceAll('/', '')}.safetensors`]: WEIGHTS.subarray(0, 20),
    'README.md': `---\nlicense: "${'mit\\u001b[2J\\u202e'}"\ntags: ["${'\\u009b31m\\u0007'}"]\n---\n\n# ${HOSTILE}\n`,
    'config.json': JSON.stringify({
      architectures: [HOSTILE],
      model_type: HOSTILE,
      auto_map: { AutoModel: `${HOSTILE}--x.y` },
    }),
  },
} as const satisfies Record<string, Readonly<Record<string, string | Uint8Array>>>;

/**
 * A folder with every model in it, a `snapshot` of links to the good one and an empty `out`; and a function
 * that removes it.
 */
export async function makeModels(): Promise<{
  readonly home: string;
  readonly remove: () => Promise<void>;
}> {
  const home = await mkdtemp(join(tmpdir(), 'weighbridge-cli-'));
  await mkdir(join(home, 'out'));
  for (const [name, files] of Object.entries(MODELS)) {
    for (const [path, content] of Object.entries(files)) {
      const file = join(home, name, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, content);
    }
  }
  await mkdir(join(home, 'snapshot'));
  for (const path of Object.keys(GOOD)) {
    await symlink(join('..', 'good', path), join(home, 'snapshot', path));
  }
  await symlink('/etc/passwd', join(home, 'hostile', 'way-out'));
  return { home, remove: () => rm(home, { recursive: true, force: true }) };
}
