import { appendFile, rename, rm, writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { parsed, useSignedModel } from './signed-model.ts';

const { path, line, sign, verify } = useSignedModel();

describe('what differs from what was signed is refused and reported', () => {
  test('changed, missing, added and renamed files, each by name', async () => {
    await sign();
    await appendFile(path('m/LICENSE'), ' ');
    await rm(path('m/README.md'));
    await writeFile(path('m/evil.pt'), 'x');
    await rename(path('m/config.json'), path('m/other.json'));
    const pretty = await verify();
    expect(pretty.code).toBe(1);
    for (const wanted of [
      /✕ NOT VERIFIED {2}the model is not what was signed/,
      /code +FILES_MISMATCH, stage files/,
      /differs +1 file.*\n +· LICENSE\n/,
      /missing +2 files.*\n +· README\.md\n +· config\.json\n/,
      /not signed +2 files.*\n +· evil\.pt\n +· other\.json\n/,
      /renamed +1 file.*\n +· config\.json → other\.json\n/,
      /→ Do not load the model/,
    ]) {
      expect(pretty.out).toMatch(wanted);
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
    const { code, out } = await line('verify key m --public-key other.pub');
    expect([code, out]).toEqual([1, expect.stringMatching(/code +KEY_MISMATCH/)]);
  });

  test('shows at most ten of many names, with the full count', async () => {
    await sign();
    for (let at = 0; at < 25; at += 1) await writeFile(path(`m/extra-${at}.txt`), 'x');
    const { out } = await verify();
    expect(out).toContain('25 files here and not signed');
    expect(out.match(/· extra-/g)).toHaveLength(10);
    expect(out).toContain('… and 15 more');
  });

  test('writes to a file, and the sentence to stderr', async () => {
    await sign();
    await appendFile(path('m/LICENSE'), ' ');
    const { code, out, err } = await verify('--format', 'json', '-o', path('out/answer.json'));
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(/weighbridge: NOT VERIFIED: the model is not .*\(FILES_MISMATCH\)\n$/);
  });

  test('a name cannot act on the terminal', async () => {
    await sign();
    await writeFile(path('m/\u001b]0;owned\u0007\u202e.txt'), 'x');
    const { out, err } = await verify();
    expect(out).toContain('\\u{1B}]0;owned\\u{07}\\u{202E}.txt');
    expect(out + err).not.toMatch(/[\u001b\u0007\u202e]/);
    expect((await verify('--format', 'json')).out).not.toMatch(/[\u001b\u0007\u202e]/);
  });

  test('on a terminal no line is wider than the terminal', async () => {
    await sign();
    await writeFile(path(`m/${'long-'.repeat(40)}.txt`), 'x');
    const { out } = await line('verify key m --public-key p256.pub', { tty: 60 });
    expect(out).toContain('\u001b[1;31m✕ NOT VERIFIED');
    for (const shown of out.replaceAll(/\u001b\[[\d;]*m/g, '').split('\n'))
      expect(shown.length).toBeLessThanOrEqual(60);
  });
});

describe('less than everything is never a plain pass', () => {
  test('unsigned files that are accepted', async () => {
    await sign();
    await writeFile(path('m/notes.txt'), 'x');
    expect((await verify()).code).toBe(1);
    const { code, out } = await verify('--ignore_unsigned_files');
    expect(code).toBe(0);
    expect(out).toContain('! VERIFIED, UNSIGNED FILES PRESENT');
    expect(out).toContain('· notes.txt');
    expect((await verify('--ignore_unsigned_files', '--no-ignore_unsigned_files')).code).toBe(1);
  });

  test('a part of the files', async () => {
    await sign();
    await appendFile(path('m/README.md'), ' ');
    const { code, out } = await verify('--only', 'model.safetensors');
    expect(code).toBe(0);
    expect(out).toContain('! VERIFIED IN PART  3 signed files not compared');
    const none = await verify('--only', 'model.safetensor');
    expect([none.code, none.out]).toEqual([1, expect.stringContaining('NOTHING_SELECTED')]);
  });

  test('a loadable file below a path that the signature leaves out', async () => {
    await sign('--ignore-paths', 'm/model.safetensors');
    const { code, out } = await verify();
    expect(code).toBe(0);
    expect(out).toContain('! VERIFIED WITH WARNINGS');
    expect(out).toMatch(/error +model\.safetensors: .*\(signing\/ignored-loadable\)/);
  });
});
