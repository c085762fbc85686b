import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { callIn, NOW } from './call.ts';
import type { Answer } from './call.ts';
import { makeSigning } from './signing.ts';

let home = '';
let remove = async (): Promise<void> => {};

beforeAll(async () => {
  ({ home, remove } = await makeSigning());
});
afterAll(() => remove());
beforeEach(async () => {
  await rm(join(home, 'm'), { recursive: true, force: true });
  await cp(join(home, 'good'), join(home, 'm'), { recursive: true });
});

const call = (argv: readonly string[], parts = {}): Promise<Answer> => callIn(home, argv, parts);
const weigh = (...more: string[]): Promise<Answer> =>
  call(['weigh', 'm', '--sign', 'key', '--private-key', 'p256.pem', ...NOW, ...more]);
const STATEMENT = 'm/attestations/posture.json';
const verify = (...more: string[]): Promise<Answer> =>
  call(['verify', 'posture', STATEMENT, '--public-key', 'p256.pub', ...NOW, ...more]);

describe('weigh --sign', () => {
  test('writes statement, VSA, SVR and evidence into the model, and answers as without signing', async () => {
    const plain = await call(['weigh', 'm', ...NOW]);
    const signed = await weigh();
    expect([signed.code, signed.out]).toEqual([plain.code, plain.out]);
    expect(signed.err).toContain('signed: posture.json, posture-vsa.json, posture-svr.json');
    expect(await readdir(join(home, 'm/attestations'))).toEqual([
      'posture-evidence.json',
      'posture-svr.json',
      'posture-vsa.json',
      'posture.json',
    ]);
  });

  test('its statements do not change what the model is: weighing again gives the same subject', async () => {
    const subjectOf = async (): Promise<unknown> =>
      (JSON.parse((await weigh('--format', 'json')).out) as { posture: { subject: unknown } })
        .posture.subject;
    expect(await subjectOf()).toEqual(await subjectOf());
  });

  test('names a signed model by root and payload, also under a policy without signers', async () => {
    await call(['sign', 'key', 'm', '--private-key', 'p256.pem', '--signature', 'm/model.sig']);
    await weigh();
    const text = await readFile(join(home, 'm/attestations/posture-vsa.json'), 'utf8');
    const { payload } = (JSON.parse(text) as { dsseEnvelope: { payload: string } }).dsseEnvelope;
    const statement = JSON.parse(Buffer.from(payload, 'base64').toString()) as {
      subject: readonly { digest: object }[];
    };
    expect(statement.subject.map(({ digest }) => Object.keys(digest).sort())).toEqual([
      ['omsRoot', 'sha256', 'wbManifest'],
    ]);
  });

  test('writes elsewhere on request', async () => {
    await weigh('--attestations', 'elsewhere/of-m');
    expect(await readdir(join(home, 'elsewhere/of-m'))).toHaveLength(4);
    expect(await readdir(join(home, 'm'))).not.toContain('attestations');
  });

  test('reports a place where nothing can be created', async () => {
    const { code, err } = await weigh('--attestations', 'm/LICENSE/below');
    expect([code, err]).toEqual([3, expect.stringContaining('Choose another --attestations: ')]);
  });

  test('believes no cache unless one is named', async () => {
    await call(['weigh', 'm', ...NOW]);
    expect((await weigh()).err).not.toContain('known from the cache');
  });

  test.for<[string[], RegExp]>([
    [['--sign', 'key'], /Give --private-key: the method key needs it/],
    [
      ['--sign', 'certificate', '--private-key', 'p256.pem'],
      /Give --signing-certificate: the method certificate needs it/,
    ],
    [['--sign', 'key', '--private-key', 'rsa.pem'], /\(UNSUPPORTED_KEY\)/],
    [['--sign', 'key', '--private-key', 'p256.pem', '--hash', 'none'], /Leave out --hash none/],
    [['--sign', 'pgp'], /key, certificate, sigstore/],
  ])('%j answers 3 before anything is read', async ([argv, says]) => {
    const { code, out, err } = await call(['weigh', 'm', ...argv]);
    expect([code, out]).toEqual([3, '']);
    expect(err).toMatch(says);
    expect(err).not.toContain('hashed');
  });
});

describe('verify posture', () => {
  test('accepts a posture that is signed, about these bytes, and correctly computed', async () => {
    await weigh();
    const { code, out } = await verify('--model', 'm');
    expect([code, out]).toEqual([
      0,
      expect.stringMatching(
        /✓ ADMITTED {2}VERIFIED, and holds until .*gives exactly this\s+posture/s,
      ),
    ]);
    expect(out).toContain('ADMITTED under default');
    const json: unknown = JSON.parse((await verify('--model', 'm', '--format', 'json')).out);
    expect(json).toMatchObject({
      kind: 'posture-verification',
      verified: true,
      posture: { gate: { outcome: 'admit' } },
    });
  });

  test('accepts it under the policy that is asked for', async () => {
    await weigh();
    expect((await verify('--model', 'm', '--policy', 'default')).code).toBe(0);
    const other = await verify('--model', 'm', '--policy', 'prod');
    expect([other.code, other.out]).toEqual([1, expect.stringMatching(/code +POLICY_MISMATCH/)]);
  });

  test('a signed model’s posture is about its signature, which names the model too', async () => {
    await call(['sign', 'key', 'm', '--private-key', 'p521.pem', '--signature', 'm/model.sig']);
    const pem = (await readFile(join(home, 'p521.pub'), 'utf8')).replaceAll('\n', '\n      ');
    await writeFile(
      join(home, 'signers.yaml'),
      `name: signed\nrequires: [WB-INT-1]\nsigners:\n  - name: team\n    method: key\n    publicKey: |\n      ${pem}\n`,
    );
    const weighed = await weigh('--policy', './signers.yaml');
    expect(weighed.out).toMatch(/✓ pass +WB-INT-1/);
    const { code } = await verify('--signature', 'm/model.sig', '--model', 'm');
    expect(code).toBe(0);
  });

  test('a changed model is another model', async () => {
    await weigh();
    await writeFile(join(home, 'm/added.txt'), 'x');
    const { code, out } = await verify('--model', 'm');
    expect([code, out]).toEqual([1, expect.stringMatching(/code +ATTESTATION_SUBJECT/)]);
  });

  test('refuses changed evidence', async () => {
    await weigh();
    const file = join(home, 'm/attestations/posture-evidence.json');
    await writeFile(file, (await readFile(file, 'utf8')).replace('MIT', 'GPL'));
    const { code, out } = await verify('--model', 'm');
    expect([code, out]).toEqual([
      1,
      expect.stringMatching(/code +EXPORT_MISMATCH, stage posture.*→ Give --evidence the export/s),
    ]);
  });

  test('refuses the signature of a stranger', async () => {
    await weigh();
    const { code, out } = await call([
      'verify',
      'posture',
      STATEMENT,
      '--public-key',
      'other.pub',
      '--model',
      'm',
    ]);
    expect([code, out]).toEqual([1, expect.stringContaining('KEY_MISMATCH')]);
  });

  test.for<[string[], RegExp]>([
    [[], /Say which model it must be about with --model, --signature or --subject/],
    [['--subject', 'sha256'], /Write --subject as algorithm/],
    [['--subject', 'md5:00'], /Write --subject as algorithm/],
    [['--model', 'm', '--evidence', 'none.json'], /none\.json is not there/],
    [['--model', 'm', '--identity', 'a'], /more than one was given/],
  ])('%j answers 3', async ([argv, says]) => {
    await weigh();
    const { code, out, err } = await verify(...argv);
    expect([code, out]).toEqual([3, '']);
    expect(err).toMatch(says);
  });

  test('answers 3 without a trusted signer', async () => {
    await weigh();
    const { code, err } = await call(['verify', 'posture', STATEMENT, '--model', 'm']);
    expect([code, err]).toEqual([3, expect.stringContaining('none was given')]);
  });
});

describe('verify attestation', () => {
  const vsa = (...more: string[]): Promise<Answer> => {
    const line =
      'verify attestation m/attestations/posture-vsa.json --public-key p256.pub --type vsa';
    return call([...line.split(' '), ...NOW, ...more]);
  };

  /** The subject of the VSA, as it names it. */
  async function subject(): Promise<string> {
    const { out } = await call(['weigh', 'm', '--format', 'json', ...NOW]);
    const { posture } = JSON.parse(out) as { posture: { subject: { digest: string } } };
    return posture.subject.digest.replace('sha256', 'wbManifest');
  }

  test('verifies the gate’s result, by verifier, level and resource', async () => {
    await weigh('--verifier', 'https://gate.example', '--resource-uri', 'https://models.example/m');
    const about = ['--subject', await subject(), '--resource-uri', 'https://models.example/m'];
    const { code, out } = await vsa(
      ...about,
      '--verifier',
      'https://gate.example',
      '--level',
      'WB_ADMITTED',
    );
    expect([code, out]).toEqual([0, expect.stringMatching(/result +PASSED for https:\/\/models/)]);
    const other = await vsa(
      ...about,
      '--verifier',
      'https://other.example',
      '--level',
      'WB_ADMITTED',
    );
    expect([other.code, other.out]).toEqual([1, expect.stringContaining('ATTESTATION_VERIFIER')]);
    const level = await vsa(...about, '--verifier', 'any', '--level', 'SLSA_BUILD_LEVEL_3');
    expect([level.code, level.out]).toEqual([1, expect.stringContaining('ATTESTATION_LEVEL')]);
  });

  test.for<[string[], RegExp]>([
    [
      ['--level', 'any', '--resource-uri', 'any'],
      /what you accept with --verifier, or .*--verifier any/,
    ],
    [['--level', 'any', '--verifier', 'any'], /--resource-uri any/],
    [['--verifier', 'any', '--resource-uri', 'any'], /--level any/],
    [['--type', 'provenance', '--builder', 'any'], /--source any/],
    [
      ['--type', 'nonsense'],
      /Give --type one of provenance, vsa, svr, cyclonedx, posture, or a whole URI/,
    ],
  ])('%j leaves something open, so it answers 3', async ([argv, says]) => {
    await weigh();
    const { code, out, err } = await vsa('--file', 'm/LICENSE', ...argv);
    expect([code, out]).toEqual([3, '']);
    expect(err).toMatch(says);
  });

  test('requires the subject to be named', async () => {
    await weigh();
    const { code, err } = await vsa('--verifier', 'any', '--level', 'any', '--resource-uri', 'any');
    expect([code, err]).toEqual([3, expect.stringContaining('Say what it must be about')]);
  });

  test('names a file by its bytes', async () => {
    await weigh();
    const line = '--file m/LICENSE --verifier any --level any --resource-uri any';
    const { code, out } = await vsa(...line.split(' '));
    expect([code, out]).toEqual([1, expect.stringContaining('ATTESTATION_SUBJECT')]);
  });
});
