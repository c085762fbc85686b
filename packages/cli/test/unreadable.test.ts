import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { parsed, useSignedModel } from './signed-model.ts';
import { PASSPHRASE } from './signing.ts';

const { line, path, sign } = useSignedModel();

const WHO = '--identity a --identity-provider https://b.example';
const KEY = 'sign key m --private-key p256.pem';

describe('unreadable or invalid input answers 3 in one sentence that says what to do', () => {
  test.for<[words: string, says: RegExp]>([
    ['verify key m --public-key none.pub', /Give a public key that can be read: none\.pub is not/],
    ['verify key m --public-key m', /Give a public key that can be read: m is a folder/],
    ['verify key m --public-key pass.txt', /Check the file that you gave as .*\(TRUST_INVALID\)/],
    ['verify key nowhere --public-key p256.pub', /Check the path .*\(MODEL_UNREADABLE\)/],
    ['verify key m --public-key p256.pub --signature no.sig', /Give a signature that can be read/],
    ['verify certificate m', /Name the authorities that you trust with --certificate-chain/],
    [`verify m ${WHO} --use_staging`, /Give the staging root with --trusted-root/],
    [`verify m ${WHO} --trust_config pass.txt`, /Give --trust-config a client trust config/],
    [`verify m ${WHO} --trusted-root pass.txt`, /\(TRUSTED_ROOT_INVALID\)/],
    [`verify m ${WHO} --trusted-root a --refresh-root`, /Give one of --trusted-root, --trust-con/],
    ['sign key m --private-key none.pem', /Give a private key that can be read: none\.pem is not/],
    [`${KEY} --shard-size 5`, /Give --method shards with --shard-size/],
    [`${KEY} --signature m`, /Give --signature another name/],
    [`${KEY} --signature out`, /Give --signature a file name: out is a folder/],
    [`${KEY} --signature no/where.sig`, /Choose another --signature: no\/where\.sig cannot be wr/],
    [`${KEY} --transparency-log nonsense`, /Correct --transparency-log/],
    [`${KEY} --timestamp-url nonsense`, /Correct --timestamp-url/],
    ['sign m --client_id x', /this program opens no browser/],
    ['sign m --use-staging --trust-config x', /Give one of --use-staging and --trust-config/],
    ['sign m --identity-token x --use-ambient-credentials', /Give one of --identity-token-file/],
    ['sign m --identity-token x --fulcio-url nonsense', /Correct the addresses of the instance/],
    ['sign m --identity-token x', /\(IDENTITY_TOKEN_INVALID\)/],
    ['digest nowhere', /\(MODEL_UNREADABLE\)/],
    ['inspect none.sig', /Give a signature or attestation that can be read/],
  ])('%s', async ([words, says]) => {
    await sign();
    const { code, out, err } = await line(words);
    expect([code, out]).toEqual([3, '']);
    expect(err.split('\n').at(-2)).toMatch(says);
    expect(err).not.toContain('    at ');
    const { error } = parsed(await line(`${words} --format json`));
    expect(error).toMatchObject({ code: expect.any(String), stage: expect.any(String) });
  });
});

test('refuses a pipe that nothing writes to, without waiting', async () => {
  execFileSync('mkfifo', [path('pipe.sig')]);
  const { code, err } = await line('verify key m --public-key p256.pub --signature pipe.sig');
  expect([code, err]).toEqual([3, expect.stringContaining('pipe.sig is a pipe')]);
});

describe('passphrases', () => {
  const SIGN = 'sign key m --private-key locked.pem';
  test.for<[string, string, object]>([
    ['a file', `${SIGN} --password-file pass.txt`, {}],
    ['the environment', SIGN, { env: { WEIGHBRIDGE_PASSWORD: PASSPHRASE } }],
    ['the command line', `${SIGN} --password ${PASSPHRASE}`, {}],
    ['the terminal', SIGN, { askSecret: async () => PASSPHRASE }],
  ])('from %s', async ([, words, parts]) => {
    const { code, out, err } = await line(words, parts);
    expect(code).toBe(0);
    expect(out + err).not.toContain(PASSPHRASE);
    expect((await line('verify key m --public-key locked.pub')).code).toBe(0);
  });

  test('no passphrase, or a wrong one, answers 3 and says what to do', async () => {
    const none = await line(SIGN);
    expect([none.code, none.out]).toEqual([3, '']);
    expect(none.err).toMatch(/Give the passphrase of locked\.pem with --password-file/);
    const wrong = await line(`${SIGN} --password wrong`);
    expect([wrong.code, wrong.out]).toEqual([3, '']);
    expect(wrong.err).toMatch(/Check the key file, its passphrase .*\(PRIVATE_KEY_INVALID\)/);
  });
});
