import { expect, test } from 'vitest';
import { readBytes, ruleIds } from '../../test/support/read.ts';
import { detectFormat } from '../index.ts';

const OID = `sha256:${'0a'.repeat(32)}`;
const VERSION = 'version https://git-lfs.github.com/spec/v1';
const POINTER = `${VERSION}\noid ${OID}\nsize 7516192768\n`;
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const detect = (path: string, text: string): string | undefined => {
  const bytes = utf8(text);
  return detectFormat(bytes, path, bytes.length)?.id;
};

test.for([
  'model.safetensors',
  'model.onnx',
  'model.gguf',
  'pytorch_model.bin',
  'tokenizer.model',
  'tokenizer.json',
  'README.md',
  'modeling.py',
  'weights',
])('recognises a pointer called %s as a pointer, and never as a broken file', async (path) => {
  const reading = await readBytes(path, utf8(POINTER));
  expect(ruleIds(reading)).toEqual(['folder/git-lfs-pointer']);
  expect(reading).toMatchObject({
    format: 'git-lfs-pointer',
    facts: { tensorCount: 0, pointer: { sizeBytes: 7_516_192_768, digest: OID } },
    coverage: { complete: false },
    canCarryCode: 'unknown',
  });
  expect(reading.findings[0]).toMatchObject({
    level: 'warning',
    message: expect.stringContaining('7516192768'),
    remediation: expect.stringContaining('git lfs pull'),
  });
});

test.for<[string, string]>([
  ['with an extension', `${VERSION}\next-0-foo ${OID}\noid ${OID}\nsize 0\n`],
  ['of an empty file', `${VERSION}\noid ${OID}\nsize 0\n`],
])('accepts a pointer %s', ([, text]) => {
  expect(detect('model.safetensors', text)).toBe('git-lfs-pointer');
});

test.for<[string, string]>([
  ['the version is missing', `oid ${OID}\nsize 1\n`],
  ['the version is different', `version https://example.org/spec/v1\noid ${OID}\nsize 1\n`],
  ['the keys are not in order', `${VERSION}\nsize 1\noid ${OID}\n`],
  ['a key occurs twice', `${VERSION}\noid ${OID}\noid ${OID}\nsize 1\n`],
  ['the digest is missing', `${VERSION}\nsize 1\n`],
  ['the size is missing', `${VERSION}\noid ${OID}\n`],
  ['the digest is short', `${VERSION}\noid sha256:0a\nsize 1\n`],
  ['the digest is in upper case', `${VERSION}\noid ${OID.toUpperCase()}\nsize 1\n`],
  ['the size is negative', `${VERSION}\noid ${OID}\nsize -1\n`],
  ['the size is not a safe integer', `${VERSION}\noid ${OID}\nsize 9007199254740993\n`],
  ['the last line does not end', `${VERSION}\noid ${OID}\nsize 1`],
  ['lines end in CRLF', POINTER.replaceAll('\n', '\r\n')],
  ['there is an empty line between', `${VERSION}\n\noid ${OID}\nsize 1\n`],
  ['a key is unknown', `${VERSION}\noid ${OID}\nsize 1\ntouch x\n`],
  ['a line is not UTF-8 or holds a NUL', `${VERSION}\noid ${OID}\nsize 1\0\n`],
  [
    'it is too long for a pointer',
    `${VERSION}\n${Array.from({ length: 10 }, (_, i) => `ext-${i}-${'x'.repeat(20)} ${OID}\n`).join('')}oid ${OID}\nsize 1\n`,
  ],
  ['something follows', `${POINTER}cos\nsystem\n(S'true'\ntR.`],
])('does not accept an approximate pointer: %s', async ([, text]) => {
  expect(detect('notes.txt', text)).not.toBe('git-lfs-pointer');
  const reading = await readBytes('model.safetensors', utf8(text));
  expect(reading.format).toBe('safetensors');
  expect(reading.findings.some(({ level }) => level === 'error')).toBe(true);
});
