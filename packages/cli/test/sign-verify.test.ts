import {
  appendFile,
  cp,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describeWith } from '@weighbridge/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { callIn } from './call.ts';
import type { Answer } from './call.ts';
import { issueCertificates, makeSigning, PASSPHRASE } from './signing.ts';

let home = '';
let remove = async (): Promise<void> => {};

beforeAll(async () => {
  ({ home, remove } = await makeSigning());
});
afterAll(() => remove());
beforeEach(async () => {
  await rm(join(home, 'm'), { recursive: true, force: true });
  await cp(join(home, 'good'), join(home, 'm'), { recursive: true });
  await rm(join(home, 'model.sig'), { force: true });
});

const call = (argv: readonly string[], parts = {}): Promise<Answer> => callIn(home, argv, parts);
const sign = (...more: string[]): Promise<Answer> =>
  call(['sign', 'key', 'm', '--private-key', 'p256.pem', ...more]);
const verify = (...more: string[]): Promise<Answer> =>
  call(['verify', 'key', 'm', '--public-key', 'p256.pub', ...more]);

/** The JSON answer of a command. */
function parsed({ out }: Answer): Record<string, unknown> & { error: Record<string, unknown> } {
  return JSON.parse(out) as ReturnType<typeof parsed>;
}

describe('with a key', () => {
  test.for(['p256', 'p384', 'p521'])('%s signs and verifies', async (key) => {
    const signed = await call(['sign', 'key', 'm', '--private_key', `${key}.pem`]);
    expect([signed.code, signed.out]).toEqual([0, expect.stringContaining('✓ SIGNED  4 files')]);
    const verified = await call(['verify', 'key', 'm', '--public_key', `${key}.pub`]);
    expect([verified.code, verified.out]).toEqual([0, expect.stringContaining('✓ VERIFIED  ')]);
    expect(verified.out).toMatch(/signed by +sha256:[0-9a-f]{64}\n/);
  });

  test.for<[string, string]>([
    ['files', 'sha256'],
    ['files', 'blake2b'],
    ['files', 'blake3'],
    ['shards', 'sha256'],
    ['shards', 'blake2b'],
    ['shards', 'blake3'],
  ])('%s and %s are told and verified without being asked for', async ([method, hash]) => {
    const size = method === 'shards' ? ['--shard-size', '16'] : [];
    const signed = await sign('--method', method, '--hash', hash, ...size, '--format', 'json');
    const serialization = {
      method,
      algorithm: hash,
      ...(method === 'shards' ? { shardBytes: 16 } : {}),
    };
    expect(parsed(signed)).toMatchObject({ signed: true, method: 'key', files: 4, serialization });
    expect(parsed(await verify('--format', 'json'))).toMatchObject({
      verified: true,
      serialization,
    });
  });

  test('the signature may lie inside the model, and the model be the folder itself', async () => {
    await sign('--signature', 'm/model.sig');
    expect((await verify('--signature', 'm/model.sig')).code).toBe(0);
    expect(
      (await call(['verify', 'key', '.', '--public-key', '../p256.pub'], { cwd: join(home, 'm') }))
        .code,
    ).toBe(0);
  });

  test('a single file is a model', async () => {
    const argv = ['m/model.safetensors', '--signature', 'one.sig'];
    expect((await call(['sign', 'key', ...argv, '--private-key', 'p256.pem'])).code).toBe(0);
    expect((await call(['verify', 'key', ...argv, '--public-key', 'p256.pub'])).code).toBe(0);
    await appendFile(join(home, 'm/model.safetensors'), 'x');
    expect((await call(['verify', 'key', ...argv, '--public-key', 'p256.pub'])).code).toBe(1);
  });

  test('any of several public keys may have signed', async () => {
    await sign();
    const { code } = await call([
      ...['verify', 'key', 'm', '--public-key', 'other.pub', '--public-key', 'p256.pub'],
    ]);
    expect(code).toBe(0);
  });
});

describe('what is not as it was signed is refused, and told', () => {
  test('changed, missing, added and renamed files, each by name', async () => {
    await sign();
    await appendFile(join(home, 'm/LICENSE'), ' ');
    await rm(join(home, 'm/README.md'));
    await writeFile(join(home, 'm/evil.pt'), 'x');
    await rename(join(home, 'm/config.json'), join(home, 'm/other.json'));
    const pretty = await verify();
    expect(pretty.code).toBe(1);
    for (const line of [
      /✕ NOT VERIFIED {2}the model is not what was signed/,
      /code +FILES_MISMATCH, stage files/,
      /differs +1 file.*\n +· LICENSE\n/,
      /missing +2 files.*\n +· README\.md\n +· config\.json\n/,
      /not signed +2 files.*\n +· evil\.pt\n +· other\.json\n/,
      /renamed +1 file.*\n +· config\.json → other\.json\n/,
      /→ Do not load the model/,
    ]) {
      expect(pretty.out).toMatch(line);
    }
    const json = await verify('--format', 'json');
    expect(json.code).toBe(1);
    expect(parsed(json)).toMatchObject({
      kind: 'verification',
      verified: false,
      error: {
        code: 'FILES_MISMATCH',
        stage: 'files',
        details: { counts: { mismatched: 1, missing: 2, unsignedPresent: 2 } },
      },
    });
  });

  test('by another key', async () => {
    await sign();
    const { code, out } = await call(['verify', 'key', 'm', '--public-key', 'other.pub']);
    expect([code, out]).toEqual([1, expect.stringMatching(/code +KEY_MISMATCH/)]);
  });

  test('no more than ten names are shown of many, and the count is whole', async () => {
    await sign();
    for (let at = 0; at < 25; at += 1) await writeFile(join(home, `m/extra-${at}.txt`), 'x');
    const { out } = await verify();
    expect(out).toContain('25 files here and not signed');
    expect(out.match(/· extra-/g)).toHaveLength(10);
    expect(out).toContain('… and 15 more');
  });

  test('unsigned files are accepted when asked, and never as a plain pass', async () => {
    await sign();
    await writeFile(join(home, 'm/notes.txt'), 'x');
    expect((await verify()).code).toBe(1);
    const { code, out } = await verify('--ignore_unsigned_files');
    expect(code).toBe(0);
    expect(out).toContain('! VERIFIED BESIDE UNSIGNED FILES');
    expect(out).toContain('· notes.txt');
    expect((await verify('--ignore_unsigned_files', '--no-ignore_unsigned_files')).code).toBe(1);
  });

  test('a part is told as a part', async () => {
    await sign();
    await appendFile(join(home, 'm/README.md'), ' ');
    const { code, out } = await verify('--only', 'model.safetensors');
    expect(code).toBe(0);
    expect(out).toContain('! VERIFIED IN PART  3 signed files not compared');
    const none = await verify('--only', 'model.safetensor');
    expect([none.code, none.out]).toEqual([1, expect.stringContaining('NOTHING_SELECTED')]);
  });

  test('a name cannot act on the terminal', async () => {
    await sign();
    await writeFile(join(home, 'm/\u001b]0;owned\u0007\u202e.txt'), 'x');
    const { out, err } = await verify();
    expect(out).toContain('\\u{1B}]0;owned\\u{07}\\u{202E}.txt');
    expect(out + err).not.toMatch(/[\u001b\u0007\u202e]/);
    expect((await verify('--format', 'json')).out).not.toMatch(/[\u001b\u0007\u202e]/);
  });
});

describe('what counts', () => {
  test('--ignore-paths starts at the folder of the caller; one outside leaves out nothing, aloud', async () => {
    const signed = await sign('--ignore-paths', 'm/README.md', '--ignore-paths', 'README.md');
    expect(signed.err).toContain('--ignore-paths README.md leaves out nothing');
    expect(signed.err).toContain('as in m/README.md');
    await appendFile(join(home, 'm/README.md'), ' ');
    const { code, out } = await verify();
    expect(code).toBe(0);
    expect(out).toMatch(/left out +1 here that no signature protects\n +· README\.md/);
  });

  test('links are refused unless they are allowed, on both sides', async () => {
    await symlink('LICENSE', join(home, 'm/COPYING'));
    const refused = await sign();
    expect([refused.code, refused.out]).toEqual([1, expect.stringMatching(/code +SYMLINK/)]);
    expect((await sign('--allow_symlinks')).code).toBe(0);
    expect((await verify()).code).toBe(1);
    expect((await verify('--allow_symlinks')).code).toBe(0);
  });

  test('Git’s files count when asked', async () => {
    await writeFile(join(home, 'm/.gitignore'), 'x');
    await sign();
    expect((await verify()).code).toBe(0);
    await sign('--no-ignore-git-paths');
    await appendFile(join(home, 'm/.gitignore'), 'y');
    expect((await verify()).code).toBe(1);
  });

  test('without --cache every byte is read; with it nothing changed is read again', async () => {
    await sign();
    // The cache does not remember files that were written in the very moment of hashing.
    await sleep(100);
    const cache = ['--cache', join(home, 'digests.jsonl')];
    await verify(...cache);
    const again = parsed(await verify(...cache, '--format', 'json')) as {
      coverage?: { cachedBytes: number; verifiedBytes: number };
    };
    expect(again.coverage?.verifiedBytes).toBeGreaterThan(0);
    expect(again.coverage?.cachedBytes).toBe(again.coverage?.verifiedBytes);
    expect(parsed(await verify('--format', 'json'))).toMatchObject({
      coverage: { cachedBytes: 0 },
    });
  });
});

describe('the signature file', () => {
  test('an older signature is replaced; anything else only with --force', async () => {
    await sign();
    expect((await sign()).code).toBe(0);
    await writeFile(join(home, 'precious.bin'), 'weights');
    const refused = await sign('--signature', 'precious.bin');
    expect([refused.code, refused.out]).toEqual([3, '']);
    expect(refused.err).toMatch(/^weighbridge: Choose another --signature, or add --force/);
    expect(await readFile(join(home, 'precious.bin'), 'utf8')).toBe('weights');
    expect((await sign('--signature', 'precious.bin', '--force')).code).toBe(0);
  });

  test('nothing is written when signing fails', async () => {
    await symlink('LICENSE', join(home, 'm/COPYING'));
    await sign();
    expect(await readdir(home)).not.toContain('model.sig');
  });

  test('an interruption writes nothing and ends with 130', async () => {
    const { code, err } = await call(['sign', 'key', 'm', '--private-key', 'p256.pem'], {
      signal: AbortSignal.abort(),
    });
    expect([code, err]).toEqual([130, 'weighbridge: Interrupted: nothing was written.\n']);
    expect(await readdir(home)).not.toContain('model.sig');
  });
});

describe('passphrases', () => {
  const signLocked = (more: readonly string[], parts = {}): Promise<Answer> =>
    call(['sign', 'key', 'm', '--private-key', 'locked.pem', ...more], parts);

  test.for<[string, string[], object]>([
    ['a file', ['--password-file', 'pass.txt'], {}],
    ['the environment', [], { env: { WEIGHBRIDGE_PASSWORD: PASSPHRASE } }],
    ['the command line', ['--password', PASSPHRASE], {}],
    ['the terminal', [], { askSecret: async () => PASSPHRASE }],
  ])('from %s', async ([, argv, parts]) => {
    const { code, out, err } = await signLocked(argv, parts);
    expect(code).toBe(0);
    expect(out + err).not.toContain(PASSPHRASE);
    expect((await call(['verify', 'key', 'm', '--public-key', 'locked.pub'])).code).toBe(0);
  });

  test('none, or the wrong one, answers 3 and says what to do', async () => {
    const none = await signLocked([]);
    expect([none.code, none.out]).toEqual([3, '']);
    expect(none.err).toMatch(/Give the passphrase of locked\.pem with --password-file/);
    const wrong = await signLocked(['--password', 'wrong']);
    expect([wrong.code, wrong.out]).toEqual([3, '']);
    expect(wrong.err).toMatch(/Check the key file, its passphrase .*\(PRIVATE_KEY_INVALID\)/);
  });
});

describe('what cannot be read answers 3 in one sentence that says what to do', () => {
  const signed = ['--signature', 'model.sig'];
  test.for<[argv: string[], says: RegExp]>([
    [
      ['verify', 'key', 'm', '--public-key', 'none.pub', ...signed],
      /Give a public key that can be read: none\.pub is not there/,
    ],
    [
      ['verify', 'key', 'm', '--public-key', 'm', ...signed],
      /Give a public key that can be read: m is a folder/,
    ],
    [
      ['verify', 'key', 'm', '--public-key', 'pass.txt', ...signed],
      /Check the file that you gave as trusted: .*\(TRUST_INVALID\)/,
    ],
    [['verify', 'key', 'nowhere', '--public-key', 'p256.pub', ...signed], /\(MODEL_UNREADABLE\)/],
    [
      ['verify', 'key', 'm', '--public-key', 'p256.pub', '--signature', 'no.sig'],
      /Give a signature that can be read: no\.sig is not there/,
    ],
    [
      ['verify', 'certificate', 'm', ...signed],
      /Name the authorities that you trust with --certificate-chain/,
    ],
    [
      ['verify', 'm', '--identity', 'a', '--identity-provider', 'b', '--use_staging', ...signed],
      /Give the staging root with --trusted-root/,
    ],
    [
      [
        'verify',
        'm',
        '--identity',
        'a',
        '--identity-provider',
        'b',
        '--trust_config',
        'pass.txt',
        ...signed,
      ],
      /Give --trust-config a client trust configuration/,
    ],
    [
      [
        'verify',
        'm',
        '--identity',
        'a',
        '--identity-provider',
        'b',
        '--trusted-root',
        'pass.txt',
        ...signed,
      ],
      /\(TRUSTED_ROOT_INVALID\)/,
    ],
    [
      ['sign', 'key', 'm', '--private-key', 'none.pem'],
      /Give a private key that can be read: none\.pem is not there/,
    ],
    [
      ['sign', 'key', 'm', '--private-key', 'p256.pem', '--shard-size', '5'],
      /Give --method shards with --shard-size/,
    ],
    [
      ['sign', 'key', 'm', '--private-key', 'p256.pem', '--signature', 'm'],
      /Give --signature another name/,
    ],
    [
      ['sign', 'key', 'm', '--private-key', 'p256.pem', '--signature', 'out'],
      /Give --signature a file name: out is a folder/,
    ],
    [
      ['sign', 'key', 'm', '--private-key', 'p256.pem', '--signature', 'no/where.sig'],
      /Choose another --signature: no\/where\.sig cannot be written/,
    ],
    [['sign', 'm', '--client_id', 'x'], /this program opens no browser/],
    [
      ['sign', 'm', '--use-staging', '--trust-config', 'x'],
      /Give one of --use-staging and --trust-config/,
    ],
    [
      ['sign', 'm', '--identity-token', 'x', '--use-ambient-credentials'],
      /Give one of --identity-token-file/,
    ],
    [
      ['sign', 'm', '--identity-token', 'x', '--fulcio-url', 'nonsense'],
      /Correct the addresses of the instance/,
    ],
    [['sign', 'm', '--identity-token', 'x'], /\(IDENTITY_TOKEN_INVALID\)/],
    [['digest', 'nowhere'], /\(MODEL_UNREADABLE\)/],
    [['inspect', 'none.sig'], /Give a signature or attestation that can be read/],
  ])('%j', async ([argv, says]) => {
    await sign();
    const { code, out, err } = await call(argv);
    expect([code, out]).toEqual([3, '']);
    expect(err.split('\n').at(-2)).toMatch(says);
    expect(err).not.toContain('    at ');
    const json = await call([...argv, '--format', 'json']);
    expect(parsed(json)['error']).toMatchObject({
      code: expect.any(String),
      stage: expect.any(String),
    });
  });
});

describe('inspect and digest', () => {
  test('inspect says first and last that nothing is verified, in every format', async () => {
    await sign();
    const { code, out } = await call(['inspect', 'model.sig'], { tty: 100 });
    const lines = out
      .replaceAll(/\u001b\[[\d;]*m/g, '')
      .trimEnd()
      .split('\n');
    expect([code, lines[0], lines.at(-1)]).toEqual([
      0,
      expect.stringMatching(/^!! UNVERIFIED !!/),
      expect.stringMatching(/^!! UNVERIFIED !!/),
    ]);
    expect(out).not.toMatch(/✓|VERIFIED {2}/);
    const json = parsed(await call(['inspect', 'model.sig', '--format', 'json']));
    expect(json).toMatchObject({ kind: 'inspection', verified: false });
    expect(json['warning']).toMatch(/^NOT VERIFIED/);
  });

  test('inspect refuses what is no bundle', async () => {
    const { code, out } = await call(['inspect', 'm/config.json']);
    expect([code, out]).toEqual([1, expect.stringMatching(/✕ NOT READABLE .*\n\n code +BUNDLE_/)]);
  });

  test('digest lists what sign signs, under one root', async () => {
    const { root } = parsed(await sign('--format', 'json'));
    const { code, out } = await call(['digest', 'm']);
    expect(code).toBe(0);
    expect(out.trimEnd().split('\n').at(-1)).toBe(
      `${String(root).slice('sha256:'.length)}  (root)`,
    );
    expect(out).toMatch(/^[0-9a-f]{64} {2}LICENSE\n/);
    const shards = parsed(
      await call(['digest', 'm', '--method', 'shards', '--shard-size', '100', '--format', 'json']),
    );
    expect(shards).toMatchObject({ kind: 'digest', serialization: { shardBytes: 100 } });
    expect(shards['resources']).toContainEqual(
      expect.objectContaining({ path: 'LICENSE', range: { start: 0, end: 100 } }),
    );
  });
});

describeWith('openssl')('with a certificate', () => {
  beforeAll(() => issueCertificates(home));
  const certified = ['--private-key', 'p256.pem', '--signing-certificate', 'leaf.pem'];
  const check = (...more: string[]): Promise<Answer> =>
    call(['verify', 'certificate', 'm', '--certificate_chain', 'ca.pem', ...more]);

  test('signs, and verifies by the authority; fingerprints are told when asked', async () => {
    const signed = await call(['sign', 'certificate', 'm', ...certified]);
    expect(signed.code).toBe(0);
    const { code, out, err } = await check('--log_fingerprints');
    expect([code, out]).toEqual([
      0,
      expect.stringMatching(/signed by +CN=Test signer\n authority +CN=Test authority/),
    ]);
    expect(out).toContain('signing/time-unproved');
    expect(err).toMatch(
      /trusted certificate SHA-256 ([0-9A-F]{2}:){31}[0-9A-F]{2} CN=Test authority/,
    );
  });

  test('a lapsed certificate has its own code', async () => {
    await call(['sign', 'certificate', 'm', ...certified]);
    const { code, out } = await check('--now', '2060-01-01T00:00:00Z');
    expect([code, out]).toEqual([
      1,
      expect.stringMatching(/code +CERTIFICATE_LAPSED, stage certificate/),
    ]);
  });

  test('the certificate of another key is refused before anything is hashed', async () => {
    const { code, err } = await call([
      ...['sign', 'certificate', 'm', '--private-key', 'other.pem'],
      ...['--signing-certificate', 'leaf.pem'],
    ]);
    expect(code).toBe(3);
    expect(err).toContain('PRIVATE_KEY_INVALID');
  });
});
