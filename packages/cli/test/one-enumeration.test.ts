import { execFileSync } from 'node:child_process';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { useSignedModel } from './signed-model.ts';

const { path, line } = useSignedModel();
const VERIFY = 'verify posture m/attestations/posture.json --public-key p256.pub --model m';

/** Weighs and signs, changes the folder, and verifies against the folder as it is now. */
async function afterwards(change: () => Promise<void> | void): Promise<number> {
  expect((await line('weigh m --sign key --private-key p256.pem')).code).toBe(0);
  expect((await line(VERIFY)).code).toBe(0);
  await change();
  return (await line(VERIFY)).code;
}

const COMMIT = '0123456789abcdef0123456789abcdef01234567';
const pickle = "cos\nsystem\n(S'true'\ntR.";

test.for<readonly [string, () => Promise<void> | void]>([
  ['a link out of the folder', () => symlink('/etc/hostname', path('m/out'))],
  ['a link to a file of the model', () => symlink('config.json', path('m/again.json'))],
  ['a link to a folder', () => symlink('..', path('m/up'))],
  ['a dangling link', () => symlink('gone', path('m/nowhere'))],
  ['a FIFO', () => void execFileSync('mkfifo', [path('m/pipe')])],
  ['a pickle named as a statement', () => writeFile(path('m/attestations/evil.json'), pickle)],
  [
    'JSON named as a statement',
    () => writeFile(path('m/attestations/config.json'), '{"auto_map":{"a":"b"}}'),
  ],
  ['a link named as a statement', () => symlink('../config.json', path('m/attestations/x.json'))],
  ['a hidden file', () => writeFile(path('m/.hidden'), 'x')],
  [
    'weights among the records of a download',
    async () => {
      await mkdir(path('m/.cache/huggingface/download'), { recursive: true });
      await writeFile(path('m/.cache/huggingface/evil.safetensors'), 'x');
    },
  ],
])('%s is seen by verify posture --model', async ([, change]) => {
  expect(await afterwards(change)).not.toBe(0);
});

test.for<readonly [string, () => Promise<void>]>([
  ['nothing', async () => {}],
  ['a foreign statement', () => writeFile(path('m/attestations/vsa.json'), '{"dsseEnvelope":{}}')],
  [
    'the records of a download',
    async () => {
      await mkdir(path('m/.cache/huggingface/download'), { recursive: true });
      await writeFile(path('m/.cache/huggingface/.gitignore'), '*');
      await writeFile(
        path('m/.cache/huggingface/download/config.json.metadata'),
        `${COMMIT}\n${'ab'.repeat(20)}\n1764460800.0\n`,
      );
    },
  ],
  [
    'a clone of Git',
    async () => {
      await mkdir(path('m/.git'));
      await writeFile(path('m/.git/HEAD'), 'ref: refs/heads/main\n');
    },
  ],
])('%s changes nothing', async ([, change]) => {
  expect(await afterwards(change)).toBe(0);
});
