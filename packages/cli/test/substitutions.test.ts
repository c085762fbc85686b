import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { memoryFolder } from '@weighbridge/core';
import { openFolder } from '@weighbridge/core/node';
import { keySigner, signModel } from '@weighbridge/model-signing';
import { builtInPolicies } from '@weighbridge/posture';
import { signPosture, weigh } from '@weighbridge/weigh';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callIn, NOW } from './call.ts';
import type { Answer } from './call.ts';
import { makeSigning } from './signing.ts';
import { ofAsking, ofFiles, ofStatements } from './substitution.ts';
import type { Substitution } from './substitution.ts';

let home = '';
let remove = async (): Promise<void> => {};

const call = (line: string): Promise<Answer> => callIn(home, line.split(' '));
const SIGNED = '--sign key --private-key p256.pem -q';
const AT = NOW.join(' ');

beforeAll(async () => {
  ({ home, remove } = await makeSigning());
  await cp(join(home, 'good'), join(home, 'honest'), { recursive: true });
  await cp(join(home, 'good'), join(home, 'other'), { recursive: true });
  await writeFile(join(home, 'other', 'more.json'), '{}\n');
  await cp(join(home, 'good'), join(home, 'earlier'), { recursive: true });
  await cp(join(home, 'broken'), join(home, 'refused'), { recursive: true });
  await cp(join(home, 'unlicensed'), join(home, 'undecided'), { recursive: true });
  await writeFile(join(home, 'other.yaml'), 'name: default\nrequires: [WB-ART-1]\n');
  for (const name of ['honest', 'earlier']) {
    await mkdir(join(home, name, 'sub'));
    await writeFile(join(home, name, 'sub', 'extra.json'), '{"a":1}\n');
  }
  await call(`sign key honest --private-key p384.pem -s m.sig -q`);
  for (const name of ['other', 'refused', 'undecided', 'earlier']) {
    await call(`weigh ${name} --model m ${SIGNED} ${AT}`);
    await call(
      `weigh ${name} --model m --format json -q -o ${name}.json --now 2026-11-22T12:00:00Z`,
    );
  }
  await call(`weigh honest --model m ${SIGNED} ${AT} --signature m.sig`);
  await call(`weigh honest --model m --format json -q -o m.json --now 2026-11-22T12:00:00Z`);
  await cp(join(home, 'honest'), join(home, 'stranger'), { recursive: true });
  await call(
    `weigh stranger --model m --sign key --private-key other.pem -q ${AT} --signature m.sig`,
  );
});
afterAll(() => remove());

const POSTURE = `verify posture m/attestations/posture.json --public-key p256.pub ${AT}`;
const VSA = `verify attestation m/attestations/posture-vsa.json --public-key p256.pub ${AT} --type vsa --verifier any --resource-uri any --level WB_ADMITTED`;

/** Every way to ask. Each one looks at the files: for a signature, those in the statement's folder. */
const WAYS: readonly string[] = [
  `${POSTURE} --model m`,
  `${POSTURE} --signature m.sig`,
  `${POSTURE} --model m --signature m.sig`,
  `${VSA} --model m`,
  `${VSA} --signature m.sig`,
];

async function setUp(from = 'honest'): Promise<void> {
  await rm(join(home, 'm'), { recursive: true, force: true });
  await cp(join(home, from), join(home, 'm'), { recursive: true });
}

const stage = { home: () => home, path: (name: string) => join(home, name) };

/** Runs every way that can detect the change; returns those that accepted it, and how many were tried. */
async function tryAll({
  apply,
  needs,
}: Substitution): Promise<{ accepted: string[]; tried: number }> {
  const ways = needs === 'posture' ? WAYS.slice(0, 3) : WAYS;
  const accepted: string[] = [];
  for (const way of ways) {
    await setUp();
    const more = (await apply({ home, path: stage.path })) ?? [];
    const { code, out } = await callIn(home, [...way.split(' '), ...more]);
    if (
      code === 0 ||
      code > 2 ||
      /✓|ADMITTED {2}|VERIFIED {2}/.test(out.replace('NOT VERIFIED', ''))
    ) {
      accepted.push(`${way} ${more.join(' ')}: ${code}`);
    }
  }
  return { accepted, tried: ways.length };
}

describe('every honest statement is accepted', () => {
  test.for(WAYS)('%s', async (way) => {
    await setUp();
    const { code, out } = await call(way);
    expect([code, out]).toEqual([0, expect.stringMatching(/✓ (ADMITTED|VERIFIED) {2}/)]);
  });

  test('up to its end, and within the maximum age', async () => {
    await setUp();
    for (const more of ['--now 2027-02-21T11:59:59Z', '--max-age 1d --now 2026-11-24T12:00:00Z']) {
      for (const way of WAYS) expect((await call(`${way} ${more}`)).code, way).toBe(0);
    }
  });

  test('weighed against the statement that is asked for', async () => {
    await setUp('earlier');
    await call(`weigh m --model m ${SIGNED} ${AT} --previous earlier.json`);
    const { code, out } = await call(`${WAYS[0]} --previous earlier.json`);
    expect([code, out]).toEqual([
      0,
      expect.stringContaining('weighed against the statement of 2026-11-22T12:00:00.000Z'),
    ]);
    const forked = await call(`${WAYS[0]} --previous m.json`);
    expect([forked.code, forked.out]).toEqual([1, expect.stringContaining('PREVIOUS_MISMATCH')]);
  });

  test('with Git’s files and other signatures next to the files', async () => {
    await setUp();
    await writeFile(join(home, 'm', 'attestations', 'build.intoto.json'), '{}');
    for (const way of WAYS) expect((await call(way)).code, way).toBe(0);
  });
});

let total = 0;

describe('no substitution is accepted', () => {
  test.for([...ofFiles, ...ofStatements, ...ofAsking])('$name', async (substitution) => {
    const { accepted, tried } = await tryAll(substitution);
    expect(accepted).toEqual([]);
    total += tried;
  });

  test('there are more than 300', () => {
    expect(total).toBeGreaterThan(300);
  });
});

describe('a signature over a part names nothing, whatever an older gate accepted', () => {
  const PARTS: readonly (readonly [
    name: string,
    kept: (path: string) => boolean,
    ignored: string[],
  ])[] = [
    ['config.json alone', (path) => path === 'config.json', []],
    ['all but the weights', (path) => path !== 'model.safetensors', []],
    ['all but the weights, by name', () => true, ['model.safetensors']],
    ['all but a folder', (path) => !path.startsWith('sub/'), []],
    ['all but a folder, by name', () => true, ['sub']],
    ['the weights alone', (path) => path === 'model.safetensors', []],
  ];

  test.for(PARTS)('%s', async ([, kept, ignorePaths]) => {
    await setUp();
    await writeFile(join(home, 'part.sig'), await signPart(kept, ignorePaths));
    const ways = [`${POSTURE} --signature part.sig`, `${VSA} --signature part.sig`];
    for (const way of [...ways, ...ways.map((each) => `${each} --model m`)]) {
      const { code, out } = await call(way);
      expect([code, out], way).toEqual([1, expect.stringContaining('code')]);
      expect(out, way).toMatch(/SIGNATURE_PARTIAL|ATTESTATION_SUBJECT/);
    }
  });

  /** The statements of a gate that takes a partial list for the name of the model. */
  async function signPart(kept: (path: string) => boolean, ignorePaths: string[]): Promise<string> {
    await rm(join(home, 'm', 'attestations'), { recursive: true });
    const folder = await openFolder(join(home, 'm'));
    const files: Record<string, Uint8Array> = {};
    for (const { path } of await folder.list()) files[path] = await readFile(join(home, 'm', path));
    const part = Object.fromEntries(Object.entries(files).filter(([path]) => kept(path)));
    const gate = keySigner(await readFile(join(home, 'p256.pem'), 'utf8'));
    const stranger = keySigner(await readFile(join(home, 'other.pem'), 'utf8'));
    const signed = await signModel(memoryFolder('m', part), stranger, { ignorePaths });
    const policy = builtInPolicies.default;
    const now = new Date('2026-11-23T12:00:00Z');
    const weighing = await weigh(folder, { policy, now, model: 'm' });
    const model = { root: signed.root, payloadDigest: signed.payloadDigest };
    const statements = await signPosture({ ...weighing, policy }, gate, { model });
    await cp(join(home, 'honest', 'attestations'), join(home, 'm', 'attestations'), {
      recursive: true,
    });
    for (const [name, text] of Object.entries(statements)) {
      await writeFile(join(home, 'm', 'attestations', name), text);
    }
    return signed.bundleText;
  }
});
