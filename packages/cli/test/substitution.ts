import { execFileSync } from 'node:child_process';
import { appendFile, cp, mkdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** A test folder with one model, its statements and its signature. */
export interface Stage {
  readonly home: string;
  readonly path: (name: string) => string;
}

/** A model other than the weighed one, or a statement other than its answer. */
export interface Substitution {
  readonly name: string;
  /** Makes the stage dishonest; returns further words of the command line. */
  readonly apply: (stage: Stage) => Promise<void | readonly string[]>;
  /** `model`: the change is in the files; `posture`: only a posture can detect it. Default: every way detects it. */
  readonly needs?: 'model' | 'posture';
}

const FILES = ['model.safetensors', 'config.json', 'README.md', 'LICENSE', 'sub/extra.json'];
const PICKLE = Buffer.from('800495150000000000000000', 'hex');

const change = (file: string, at: number): Substitution => ({
  name: `a changed byte in ${file} at ${at} of 5`,
  needs: 'model',
  async apply({ path }) {
    const bytes = await readFile(path(`m/${file}`));
    const index = Math.min(bytes.length - 1, Math.floor((bytes.length * at) / 5));
    bytes[index] = (bytes[index] ?? 0) ^ 1;
    await writeFile(path(`m/${file}`), bytes);
  },
});

const add = (file: string, content: string | Uint8Array = PICKLE): Substitution => ({
  name: `${file} added`,
  needs: 'model',
  async apply({ path }) {
    await mkdir(dirname(path(`m/${file}`)), { recursive: true });
    await writeFile(path(`m/${file}`), content);
  },
});

const link = (file: string, target: string): Substitution => ({
  name: `${file}, a link to ${target}`,
  needs: 'model',
  async apply({ path }) {
    await mkdir(dirname(path(`m/${file}`)), { recursive: true });
    await symlink(target, path(`m/${file}`));
  },
});

/** Changes to the model's folder. */
export const ofFiles: readonly Substitution[] = [
  ...FILES.flatMap((file) => [0, 1, 2, 3, 4].map((at) => change(file, at))),
  ...FILES.map((file): Substitution => ({
    name: `${file} taken away`,
    needs: 'model',
    apply: ({ path }) => rm(path(`m/${file}`)),
  })),
  ...FILES.map((file): Substitution => ({
    name: `${file} under another name`,
    needs: 'model',
    apply: ({ path }) => rename(path(`m/${file}`), path(`m/${file}.bak`)),
  })),
  ...FILES.map((file): Substitution => ({
    name: `${file} longer`,
    needs: 'model',
    apply: ({ path }) => appendFile(path(`m/${file}`), ' '),
  })),
  {
    name: 'two files swapped',
    needs: 'model',
    async apply({ path }) {
      await rename(path('m/config.json'), path('m/x'));
      await rename(path('m/sub/extra.json'), path('m/config.json'));
      await rename(path('m/x'), path('m/sub/extra.json'));
    },
  },
  add('pytorch_model.bin'),
  add('sub/deep/er/evil.pkl'),
  add('.hidden'),
  add('modeling_evil.py', 'import os\n'),
  add('attestations/evil.json'),
  add('attestations/evil.pkl'),
  add('attestations/list.json', '[1]'),
  add('attestations/sub/evil.json', '{}'),
  add('Attestations/evil.json', '{}'),
  link('out.bin', '/etc/passwd'),
  link('twin.safetensors', 'model.safetensors'),
  link('nowhere.bin', 'gone'),
  link('behind', '../other'),
  link('sub/behind', '../../other'),
  link('up', '..'),
  link('attestations/a.json', '../config.json'),
  ...['pipe', 'sub/pipe.safetensors', 'attestations/pipe.json'].map((file): Substitution => ({
    name: `${file}, a FIFO`,
    needs: 'model',
    async apply({ path }) {
      await mkdir(dirname(path(`m/${file}`)), { recursive: true });
      execFileSync('mkfifo', [path(`m/${file}`)]);
    },
  })),
  {
    name: 'the weights behind a link out of the model',
    needs: 'model',
    async apply({ path }) {
      await cp(path('m/model.safetensors'), path('weights'));
      await rm(path('m/model.safetensors'));
      await symlink(path('weights'), path('m/model.safetensors'));
    },
  },
];

/** Changes to the statements, and to the files next to them. */
export const ofStatements: readonly Substitution[] = [
  ...Array.from({ length: 12 }, (_, at): Substitution => ({
    name: `a changed byte at ${at} of 12 of every statement`,
    async apply({ path }) {
      for (const name of ['posture.json', 'posture-vsa.json']) {
        const file = path(`m/attestations/${name}`);
        const text = await readFile(file, 'utf8');
        const bundle = JSON.parse(text) as { dsseEnvelope: { payload: string } };
        const bytes = Buffer.from(bundle.dsseEnvelope.payload, 'base64');
        const index = Math.floor((bytes.length * at) / 12);
        bytes[index] = (bytes[index] ?? 0) ^ 1;
        bundle.dsseEnvelope.payload = bytes.toString('base64');
        await writeFile(file, JSON.stringify(bundle));
      }
    },
  })),
  ...Array.from({ length: 10 }, (_, at): Substitution => ({
    name: `a changed byte at ${at} of 10 of the evidence`,
    needs: 'posture',
    async apply({ path }) {
      const file = path('m/attestations/posture-evidence.json');
      const bytes = await readFile(file);
      const index = Math.floor((bytes.length * at) / 10);
      bytes[index] = (bytes[index] ?? 0) ^ 1;
      await writeFile(file, bytes);
    },
  })),
  ...['other', 'refused', 'undecided', 'stranger'].map((model): Substitution => ({
    name: `the statements of the ${model} model`,
    apply: ({ path }) =>
      cp(path(`${model}/attestations`), path('m/attestations'), { recursive: true }),
  })),
  ...['other', 'refused', 'earlier'].map((model): Substitution => ({
    name: `the evidence of the ${model} weighing`,
    needs: 'posture',
    apply: ({ path }) =>
      cp(
        path(`${model}/attestations/posture-evidence.json`),
        path('m/attestations/posture-evidence.json'),
      ),
  })),
  {
    name: 'the in-toto result in place of the statements',
    async apply({ path }) {
      for (const name of ['posture.json', 'posture-vsa.json']) {
        await cp(path('m/attestations/posture-svr.json'), path(`m/attestations/${name}`));
      }
    },
  },
  {
    name: 'the VSA and the posture swapped',
    async apply({ path }) {
      await rename(path('m/attestations/posture.json'), path('m/attestations/x'));
      await rename(path('m/attestations/posture-vsa.json'), path('m/attestations/posture.json'));
      await rename(path('m/attestations/x'), path('m/attestations/posture-vsa.json'));
    },
  },
];

const said = (name: string, words: string, needs?: Substitution['needs']): Substitution => ({
  name,
  apply: async () => words.split(' '),
  ...(needs === undefined ? {} : { needs }),
});

/** Honest statements that are asked for something that they do not say, or too late. */
export const ofAsking: readonly Substitution[] = [
  ...[90, 91, 120, 200, 365, 400, 1000, 4000].map((days) =>
    said(`asked ${days} days later than it holds`, `--now ${later(days)}`),
  ),
  said('asked before it was made', '--now 2026-11-22T12:00:00Z'),
  said('older than is asked for', '--max-age 1h --now 2026-11-23T14:00:00Z'),
  said('older by a second', '--max-age 1d --now 2026-11-24T12:00:01Z'),
  said('under another policy', '--policy prod', 'posture'),
  said('under a policy of another text', '--policy ./other.yaml', 'posture'),
  said('weighed against nothing, where something is asked for', '--previous m.json', 'posture'),
  said('weighed against another model’s', '--previous other.json', 'posture'),
  said('weighed against its own', '--previous m/attestations/posture.json', 'posture'),
  said('about another digest', `--subject sha256:${'ab'.repeat(32)}`),
  said('about another file', '--file other.yaml'),
];

function later(days: number): string {
  return `${new Date(Date.UTC(2026, 10, 23, 12) + days * 86_400_000).toISOString().slice(0, 19)}Z`;
}
