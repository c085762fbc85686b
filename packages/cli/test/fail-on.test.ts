import { copyFile, readFile, rm, writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { NOW } from './call.ts';
import { parsed, useSignedModel } from './signed-model.ts';

const { path, line, sign, verify } = useSignedModel();

describe('--fail-on', () => {
  test.for<[more: string[], code: number, word: string]>([
    [[], 0, 'VERIFIED WITH WARNINGS'],
    [['--fail-on', 'error'], 1, 'NOT ACCEPTED'],
    [['--fail-on', 'warning'], 1, 'NOT ACCEPTED'],
  ])('a loadable file that is left out by name: %j answers %i', async ([more, code, word]) => {
    await sign('--ignore-paths', 'm/model.safetensors');
    const answer = await verify(...more);
    expect([answer.code, answer.out.split('\n')[2]]).toEqual([code, expect.stringContaining(word)]);
    const json = parsed(await verify(...more, '--format', 'json'));
    expect(json['failed'] === undefined).toBe(code === 0);
  });

  test.for(['error', 'warning', 'note'])('%s accepts an answer without warnings', async (level) => {
    await sign();
    const { code, out } = await verify('--fail-on', level);
    expect([code, out]).toEqual([0, expect.stringContaining('✓ VERIFIED  ')]);
  });

  test('applies to statements too: what was left open is a warning', async () => {
    await line(`weigh m --sign key --private-key p256.pem -q ${NOW.join(' ')}`);
    const vsa = `verify attestation m/attestations/posture-vsa.json --model m --public-key p256.pub --type vsa --verifier any --level any --resource-uri any ${NOW.join(' ')}`;
    expect((await line(vsa)).code).toBe(0);
    expect((await line(`${vsa} --fail-on error`)).code).toBe(0);
    const open = await line(`${vsa} --fail-on note`);
    expect([open.code, open.out]).toEqual([1, expect.stringContaining('✕ NOT ACCEPTED')]);
    const posture = `verify posture m/attestations/posture.json --model m --public-key p256.pub ${NOW.join(' ')}`;
    expect((await line(`${posture} --fail-on note`)).code).toBe(0);
  });

  test('the help of verify says what 0 means', async () => {
    const { out } = await line('verify --help');
    expect(out).toMatch(/exit code 0 means that every signed file is as it was signed/);
  });
});

describe('weigh finds what sign writes', () => {
  const signers = async (): Promise<string> => {
    const pem = (await readFile(path('p256.pub'), 'utf8')).trim().replaceAll('\n', '\n      ');
    await writeFile(
      path('signers.yaml'),
      `name: signed\nrequires: [WB-INT-1]\nsigners:\n  - name: team\n    method: key\n    publicKey: |\n      ${pem}\n`,
    );
    return 'weigh m --policy ./signers.yaml -q';
  };

  test('by default: model.sig in the folder of the caller', async () => {
    const weigh = await signers();
    expect((await line(weigh)).code).toBe(2);
    await sign();
    const { code, out } = await line(weigh);
    expect([code, out]).toEqual([0, expect.stringMatching(/✓ pass +WB-INT-1/)]);
  });

  test('not another model’s signature, nor a file that is not a signature', async () => {
    const weigh = await signers();
    await line('sign key good --private-key p256.pem -q');
    expect((await line(weigh)).code).toBe(2);
    await writeFile(path('model.sig'), 'hello');
    expect((await line(weigh)).code).toBe(2);
  });

  test('a signature in the model takes precedence, under every well-known name', async () => {
    const weigh = await signers();
    await line('sign key m --private-key other.pem -q');
    await line('sign key m --private-key p256.pem -q -s m/skill.oms.sig');
    expect((await line(weigh)).out).toMatch(/✓ pass +WB-INT-1/);
    await rm(path('m/skill.oms.sig'));
    expect((await line(weigh)).out).not.toMatch(/✓ pass +WB-INT-1/);
  });

  test('a signature that no longer matches is not skipped', async () => {
    const weigh = await signers();
    await sign();
    await copyFile(path('p256.pub'), path('m/added.txt'));
    await writeFile(path('m/LICENSE'), 'other');
    expect((await line(weigh)).code).not.toBe(0);
  });
});
