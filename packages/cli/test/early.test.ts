import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeAnsweredModel } from './answered-model.ts';
import { callIn } from './call.ts';
import type { Answer } from './call.ts';
import { makeSigning } from './signing.ts';

let home = '';
let remove = async (): Promise<void> => {};

beforeAll(async () => {
  ({ home, remove } = await makeSigning());
  await makeAnsweredModel(home);
});
afterAll(() => remove());

const call = (argv: readonly string[], parts = {}): Promise<Answer> => callIn(home, argv, parts);
const POSTURE = 'm/attestations/posture.json --public-key p256.pub --model m';

describe('a wrong call is reported before a model is hashed', () => {
  test.for<[line: string, says: RegExp]>([
    ['weigh m -o none/x', /Choose another --output/],
    ['weigh m -o m/x', /Choose --output outside of the model/],
    ['bom m -o none/x', /Choose another --output/],
    ['digest m -o none/x', /Choose another --output/],
    ['verify key m --public-key p256.pub -o none/x', /Choose another --output/],
    [`verify posture ${POSTURE} -o none/x`, /Choose another --output/],
    ['sign key m --private-key p256.pem -s none/model.sig', /Choose another --signature/],
    ['sign key m --private-key p256.pem -o none/x', /Choose another --output/],
    ['sign m', /There is no identity token. \(IDENTITY_TOKEN_MISSING\)/],
    ['sign m --identity-token none', /IDENTITY_TOKEN_INVALID/],
    ['weigh m --sign sigstore', /IDENTITY_TOKEN_MISSING/],
    ['weigh m --sign key --private-key p256.pem --attestations m/LICENSE/x', /--attestations/],
  ])('%s', async ([line, says]) => {
    const before = await readdir(home);
    const { code, out, err } = await call(line.split(' '));
    expect([code, out]).toEqual([3, '']);
    expect(err).toMatch(says);
    expect(err).not.toContain('hashed');
    expect(await readdir(home)).toEqual(before);
  });
});

describe('a usage error never asks for a bug report', () => {
  const VSA = 'verify attestation m/attestations/posture-vsa.json --public-key p256.pub';
  const VSA_ANY = `${VSA} --type vsa --verifier any --level any --resource-uri any`;
  test.for<[line: string, says: RegExp]>([
    [`${VSA_ANY} --subject sha256:00`, /Give --subject the whole digest: sha256 has 64/],
    [`verify posture ${POSTURE} --subject wbManifest:12`, /Give --subject the whole digest/],
    [`${VSA_ANY} --file m/LICENSE --policy-uri x --policy-digest y`, /Correct --policy-digest/],
    [
      `${VSA} --type provenance --builder any --source https://x/y --source-commit zz --file m/LICENSE`,
      /Correct --source-commit/,
    ],
    ['weigh empty --sign key --private-key p256.pem', /about no exact bytes, so it is not signed/],
    ['weigh broken --previous good.json', /Give --previous the last answer about this same model/],
    ['weigh good --previous good.json --now 2020-01-01T00:00:00Z', /Check the clock and --now/],
  ])('%s', async ([line, says]) => {
    await mkdir(join(home, 'empty'), { recursive: true });
    await rm(join(home, 'good.json'), { force: true });
    await call(['weigh', 'good', '--format', 'json', '-q', '-o', 'good.json']);
    const { code, err } = await call(line.split(' '));
    expect(code).toBe(3);
    expect(err).toMatch(says);
    expect(err).not.toContain('WEIGHBRIDGE_DEBUG');
  });
});
