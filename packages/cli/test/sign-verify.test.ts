import { appendFile, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { parsed, useSignedModel } from './signed-model.ts';

const { home, path, line, sign, verify } = useSignedModel();

describe('with a key', () => {
  test.for(['p256', 'p384', 'p521'])('%s signs and verifies', async (key) => {
    const signed = await line(`sign key m --private_key ${key}.pem`);
    expect([signed.code, signed.out]).toEqual([0, expect.stringContaining('✓ SIGNED  4 files')]);
    const verified = await line(`verify key m --public_key ${key}.pub`);
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
  ])('%s and %s are recorded, and verified without being named', async ([method, hash]) => {
    const size = method === 'shards' ? ['--shard-size', '16'] : [];
    const signed = await sign('--method', method, '--hash', hash, ...size, '--format', 'json');
    const shards = method === 'shards' ? { shardBytes: 16 } : {};
    const serialization = { method, algorithm: hash, ...shards };
    expect(parsed(signed)).toMatchObject({ signed: true, method: 'key', files: 4, serialization });
    const verified = parsed(await verify('--format', 'json'));
    expect(verified).toMatchObject({ verified: true, serialization });
  });

  test('the signature can be inside the model, and the model can be the current folder', async () => {
    await sign('--signature', 'm/model.sig');
    const { code, out } = await verify('--signature', 'm/model.sig');
    expect(code).toBe(0);
    expect(out).not.toContain('signing/ignored');
    const inside = await line('verify key . --public-key ../p256.pub', { cwd: path('m') });
    expect(inside.code).toBe(0);
  });

  test('a single file is a model', async () => {
    const one = 'm/model.safetensors --signature one.sig';
    expect((await line(`sign key ${one} --private-key p256.pem`)).code).toBe(0);
    expect((await line(`verify key ${one} --public-key p256.pub`)).code).toBe(0);
    await appendFile(path('m/model.safetensors'), 'x');
    expect((await line(`verify key ${one} --public-key p256.pub`)).code).toBe(1);
  });

  test('any of several public keys may have signed', async () => {
    await sign();
    const { code } = await line('verify key m --public-key other.pub --public-key p256.pub');
    expect(code).toBe(0);
  });
});

describe('what counts', () => {
  test('--ignore-paths starts at the caller’s folder; one outside the model leaves out nothing, with a remark', async () => {
    const signed = await sign('--ignore-paths', 'm/README.md', '--ignore-paths', 'README.md');
    expect(signed.err).toContain('--ignore-paths README.md leaves out nothing');
    expect(signed.err).toContain('as in m/README.md');
    await appendFile(path('m/README.md'), ' ');
    const { code, out } = await verify();
    expect(code).toBe(0);
    expect(out).toMatch(/left out +1 here that no signature protects\n +· README\.md/);
  });

  test('links are refused unless they are allowed, on both sides', async () => {
    await symlink('LICENSE', path('m/COPYING'));
    const refused = await sign();
    expect([refused.code, refused.out]).toEqual([1, expect.stringMatching(/code +SYMLINK/)]);
    expect(await readdir(home())).not.toContain('model.sig');
    expect((await sign('--allow_symlinks')).code).toBe(0);
    expect((await verify()).code).toBe(1);
    expect((await verify('--allow_symlinks')).code).toBe(0);
  });

  test('Git’s files count on request, on both sides', async () => {
    await writeFile(path('m/.gitignore'), 'x');
    await sign();
    expect((await verify()).code).toBe(0);
    await sign('--no-ignore-git-paths');
    expect((await verify('--no-ignore-git-paths')).code).toBe(0);
    await writeFile(path('m/.gitattributes'), 'y');
    expect((await verify()).code).toBe(0);
    const counted = await verify('--no-ignore-git-paths');
    expect([counted.code, counted.out]).toEqual([1, expect.stringContaining('· .gitattributes')]);
    await appendFile(path('m/.gitignore'), 'y');
    expect((await verify()).code).toBe(1);
  });

  test('without --cache every byte is read; with it nothing unchanged is read again', async () => {
    await sign();
    // The cache does not remember files that were written at the moment of hashing.
    await sleep(100);
    const cache = ['--cache', path('digests.jsonl')];
    await verify(...cache);
    const again = parsed(await verify(...cache, '--format', 'json')) as {
      coverage?: { cachedBytes: number; verifiedBytes: number };
    };
    expect(again.coverage?.verifiedBytes).toBeGreaterThan(0);
    expect(again.coverage?.cachedBytes).toBe(again.coverage?.verifiedBytes);
    const fresh = parsed(await verify('--format', 'json'));
    expect(fresh).toMatchObject({ coverage: { cachedBytes: 0 } });
  });
});

describe('the signature file', () => {
  test('an older signature is replaced; anything else only with --force', async () => {
    await sign();
    expect((await sign()).code).toBe(0);
    await writeFile(path('precious.bin'), 'weights');
    const refused = await sign('--signature', 'precious.bin');
    expect([refused.code, refused.out]).toEqual([3, '']);
    expect(refused.err).toMatch(/^weighbridge: Choose another --signature, or add --force/);
    expect(await readFile(path('precious.bin'), 'utf8')).toBe('weights');
    expect((await sign('--signature', 'precious.bin', '--force')).code).toBe(0);
  });

  test('an interruption writes nothing and ends with 130', async () => {
    const signal = AbortSignal.abort();
    const { code, err } = await line('sign key m --private-key p256.pem', { signal });
    expect([code, err]).toEqual([130, 'weighbridge: Interrupted: nothing was written.\n']);
    expect(await readdir(home())).not.toContain('model.sig');
  });
});

describe('inspect and digest', () => {
  test('inspect says first and last that nothing is verified, in every format', async () => {
    await sign();
    const { code, out } = await line('inspect model.sig', { tty: 100 });
    const lines = out
      .replaceAll(/\u001b\[[\d;]*m/g, '')
      .trimEnd()
      .split('\n');
    const banner: unknown = expect.stringMatching(/^!! UNVERIFIED !!/);
    expect([code, lines[0], lines.at(-1)]).toEqual([0, banner, banner]);
    expect(out).not.toMatch(/✓|(?<!UN)VERIFIED {2}/);
    const json = parsed(await line('inspect model.sig --format json'));
    expect(json).toMatchObject({ kind: 'inspection', verified: false });
    expect(json['warning']).toMatch(/^NOT VERIFIED/);
  });

  test('inspect refuses a file that is not a bundle', async () => {
    const { code, out } = await line('inspect m/config.json');
    expect([code, out]).toEqual([1, expect.stringMatching(/✕ NOT READABLE .*\n\n code +BUNDLE_/)]);
  });

  test('digest lists what sign signs, under the same root', async () => {
    const { root } = parsed(await sign('--format', 'json'));
    const { code, out } = await line('digest m');
    expect(code).toBe(0);
    const last = out.trimEnd().split('\n').at(-1);
    expect(last).toBe(`${String(root).slice('sha256:'.length)}  (root)`);
    expect(out).toMatch(/^[0-9a-f]{64} {2}LICENSE\n/);
  });

  test('digest leaves out a signature inside the model, as signing does', async () => {
    const { root } = parsed(await sign('--format', 'json', '--signature', 'm/model.sig'));
    const { out } = await line('digest m');
    expect(out).toContain(`${String(root).slice('sha256:'.length)}  (root)`);
    expect(out).not.toContain('model.sig');
  });

  test('digest lists parts too', async () => {
    const json = parsed(await line('digest m --method shards --shard-size 100 --format json'));
    expect(json).toMatchObject({ kind: 'digest', serialization: { shardBytes: 100 } });
    expect(json['resources']).toContainEqual(
      expect.objectContaining({ path: 'LICENSE', range: { start: 0, end: 100 } }),
    );
  });
});
