import { memorySource } from '@weighbridge/core';
import { expect, test } from 'vitest';
import { onnxBytes } from '../test/support/onnx.ts';
import { readBytes, ruleIds } from '../test/support/read.ts';
import { entry, safetensorsBytes } from '../test/support/safetensors.ts';
import { latin, utf8 } from '../test/support/sample.ts';
import { detectFormat, readModelFile } from './index.ts';

const BUNDLE = '{"mediaType": "application/vnd.dev.sigstore.bundle.v0.3+json"';
const detect = (path: string, bytes: Uint8Array): string | undefined =>
  detectFormat(bytes, path, bytes.length)?.id;

const EVIL_0 = "cos\nsystem\n(S'true'\ntR.";
const EVIL_4 = '\x80\x04\x95\x1d\0\0\0\0\0\0\0\x8c\x05posix\x8c\x06system\x93\x8c\x04true\x85R.';
const pe = `MZ${'\0'.repeat(58)}\x40\0\0\0PE\0\0`;
const npy = (descr: string): string =>
  `\x93NUMPY\x01\0\x76\0${`{'descr': ${descr}, 'fortran_order': False, 'shape': (1,), }`.padEnd(118)}`;

test.for<[path: string, bytes: Uint8Array, format: string | undefined]>([
  ['m.safetensors', safetensorsBytes({ a: entry(0, 4) }, 4), 'safetensors'],
  ['weights', safetensorsBytes({ a: entry(0, 4) }, 4), 'safetensors'],
  ['m.onnx', onnxBytes(), 'onnx'],
  ['m', onnxBytes(), 'onnx'],
  ['x.pkl', latin(EVIL_0), 'pickle'],
  ['x.pkl', latin(EVIL_4), 'pickle'],
  ['x.pkl', latin('N.'), 'pickle'],
  ['x', latin('\x80\x02}q\0.'), 'pickle'],
  ['x.pt', latin('PK\x03\x04'), 'torch-zip'],
  ['x', latin('PK\x03\x04\x14\0\0\0\0\0archive/data.pkl'), 'torch-zip'],
  ['x.keras', latin('PK\x03\x04'), 'keras-zip'],
  ['x.npz', latin('PK\x03\x04'), 'npz'],
  ['x', latin('PK\x05\x06'), 'zip'],
  ['x.h5', latin('\x89HDF\r\n\x1a\n'), 'hdf5'],
  ['x.h5', latin(`${'\0'.repeat(1_024)}\x89HDF\r\n\x1a\n`), 'hdf5'],
  ['x.gguf', latin('GGUF\x03\0\0\0'), 'gguf'],
  ['x.tflite', latin('\x1c\0\0\0TFL3'), 'tflite'],
  ['saved_model.pb', latin('\x08\x01\x12\x00'), 'tf-saved-model'],
  ['x.npy', latin(npy("'<f4'")), 'npy'],
  ['x.npy', latin(npy("'|O'")), 'npy-object'],
  ['x.npy', latin(npy("[('a', '<f4'), ('b', '|O')]")), 'npy-object'],
  ['lib.so', latin('\x7fELF\x02'), 'elf'],
  ['x.dll', latin(pe), 'pe'],
  ['x.dylib', latin('\xcf\xfa\xed\xfe'), 'mach-o'],
  ['x.wasm', latin('\0asm\x01\0\0\0'), 'wasm'],
  ['x.7z', latin('7z\xbc\xaf\x27\x1c'), 'seven-zip'],
  ['x.gz', latin('\x1f\x8b\x08'), 'gzip'],
  ['x.zst', latin('\x28\xb5\x2f\xfd'), 'zstd'],
  ['config.json', utf8('{"a": 1}'), 'json'],
  ['vocab.json', utf8('["é", "日本"]'), 'json'],
  ['model.sig', utf8(`${BUNDLE}, "dsseEnvelope": {}}`), 'sigstore-bundle'],
  ['model.sig', utf8('{"dsseEnvelope": {"payload": "e30="}}'), 'sigstore-bundle'],
  ['config.json', utf8(`${BUNDLE}}`), 'json'],
  ['README.md', utf8('# A model\n'), 'markdown'],
  ['LICENSE', utf8('Apache License\n'), 'licence'],
  ['LICENSE-MIT', utf8('MIT License\n'), 'licence'],
  ['.gitattributes', utf8('*.safetensors filter=lfs\n'), 'git-attributes'],
  ['vocab.txt', utf8('[PAD]\n[UNK]\n'), 'plain-text'],
  ['data.csv', utf8('a,b\n1,2\n'), 'csv'],
  ['config.yaml', utf8('a: 1\n'), 'yaml'],
  ['x.toml', utf8('a = 1\n'), 'toml'],
  ['x.png', latin('\x89PNG\r\n\x1a\n'), 'png'],
  ['modeling.py', utf8('import os\n'), 'python'],
  ['x.ipynb', utf8('{"cells": []}'), 'notebook'],
  ['run', utf8('#!/bin/sh\n'), 'shell'],
  ['notes.txt', utf8('#! python3 -x\n'), 'shell'],
  ['notes.txt', utf8('#!/opt/a:b\n'), 'shell'],
  ['urls.txt', utf8('#!comment: a list of addresses\n/live\n'), 'plain-text'],
  ['chat_template.jinja', utf8('{{ messages }}'), 'jinja'],
  ['__init__.py', new Uint8Array(0), 'empty'],
])('detects %s as its format, with default deny', ([path, bytes, format]) => {
  expect(detect(path, bytes)).toBe(format);
});

test.for<[path: string, bytes: Uint8Array]>([
  ['x.json', utf8('hello')],
  ['x.json', utf8('{\0}')],
  ['x.json', latin('{"a": "\xff"}')],
  ['x.txt', latin('text\0')],
  ['x.json', latin('{"a": "\x1b"}')],
  ['weights', latin('text\x1b\x01')],
  ['LICENSE.pkl', utf8('Apache License')],
  ['x.bin', latin('\x01\x02\x03')],
  ['x.safetensors', latin('\x02\0\0\0\0\0\0\0[]')],
  ['x.safetensors', latin('\xff\0\0\0\0\0\0\0{}')],
])('leaves %s unknown when its bytes are not what its name says', ([path, bytes]) => {
  expect(detect(path, bytes)).toBeUndefined();
});

test.for([
  'notes.txt',
  'README.md',
  'config.json',
  'data.csv',
  'LICENSE',
  'm.onnx',
  'm.safetensors',
])('detects a pickle called %s as a disguised pickle', async (path) => {
  for (const pickle of [
    EVIL_0,
    EVIL_4,
    "(S'true'\nios\nsystem\n.",
    'c__builtin__\neval\n(V1\ntR this is not reached',
  ]) {
    const reading = await readBytes(path, latin(pickle));
    expect(reading).toMatchObject({ format: 'pickle', canCarryCode: 'yes' });
    expect(ruleIds(reading)).toEqual(['code/disguised-format']);
  }
});

test.for<[string, string]>([
  ['notes.txt', 'Version 1\nNone of this is a pickle.\n'],
  ['notes.txt', 'cat\ndog\nbird\n'],
  ['notes.txt', 'I am text.\n'],
  ['notes.txt', '(c) 2026 A. Person\nAll rights reserved.\n'],
  ['README.md', 'Keras is used here.\n'],
  ['vocab.txt', 'a\nb\nc\nd\n'],
  ['data.csv', '0.1,0.2\n'],
  ['data.csv', 'L1\nL2\n'],
  ['log.txt', 'text\u001b[31m\n'],
  ['vocab.txt', '[PAD]\n\u0092\n\u0085\n\u007f\n\ufffe\n\uffff\n\u{1fffe}\n\ufdd0\n\u0001\n'],
  [
    'tokenizer.json',
    '{"vocab":{"\u0092":0,"\u0085":1,"\u007f":2,"\ufffe":3,"\uffff":4,"\u{10ffff}":5}}',
  ],
  ['data.jsonl', '{"a":"\u0080"}\n'],
  ['config.yaml', 'a: "\u0085\ufffe"\n'],
  ['data.csv', 'a,\u0090\n'],
  ['README.md', 'It\u0092s a model\n'],
  ['LICENSE', 'It\u0092s a licence \uffff\n'],
  ['labels.txt', 'car\nbus\nPedestrian\ncyclist\n'],
  ['labels.txt', 'car\nbus\nVan\nRickshaw\n'],
  ['labels.txt', 'car\nboat\nclock\ncup\nbird\n'],
  ['labels.txt', 'car\nbus\nVan\nbicycle\napple\n'],
  ['notes.txt', 'cup car can bag'],
  ['data.csv', 'class\ncat\nPersian\nbird\nRabbit\n'],
  ['notes.txt', '(i)\nfirst\n(ii)\nsecond\n'],
  ['.gitattributes', 'cache\nbuild\n.venv\n'],
])('does not detect the text %s as a pickle: %j', async ([path, text]) => {
  expect(await readBytes(path, utf8(text))).toMatchObject({ findings: [], canCarryCode: 'no' });
});

test('warns about a safe format with the name of another safe format, and doubts it', async () => {
  const reading = await readBytes('m.onnx', safetensorsBytes({ a: entry(0, 4) }, 4));
  expect(reading).toMatchObject({ format: 'safetensors', canCarryCode: 'unknown' });
  expect(ruleIds(reading)).toEqual(['folder/extension-mismatch']);
});

test.for(['model.safetensors.index.json', 'model.safetensors.index.fp16.json'])(
  'recognises %s as an index, without a contradiction',
  async (path) => {
    const index = '{"metadata":{},"weight_map":{"a":"model-00001-of-00001.safetensors"}}';
    const reading = await readBytes(path, utf8(index));
    expect(reading.format).toBe('safetensors-index');
    expect(ruleIds(reading)).not.toContain('folder/extension-mismatch');
  },
);

test('refuses an invalid size', () => {
  expect(() => detectFormat(new Uint8Array(4), 'x', 3)).toThrow(RangeError);
  expect(() => detectFormat(new Uint8Array(4), 'x', Number.NaN)).toThrow(RangeError);
});

test('never mistakes the header length of a safetensors file for the start of another format', () => {
  for (let length = 2; length < 5_000; length += 1) {
    expect(detect('m.safetensors', safetensorsBytes('{}'.padEnd(length))), String(length)).toBe(
      'safetensors',
    );
  }
});

test.for<[string, string]>([
  ['LICENSE.md', '# MIT License\n\nPermission is hereby granted\n'],
  ['LICENSE.rst', 'MIT License\n===========\n'],
  ['COPYING.md', 'Terms\n'],
  ['NOTICE.txt', 'Notices\n'],
])('finds no contradiction in %s', async ([path, said]) => {
  expect(await readBytes(path, utf8(said))).toMatchObject({ findings: [], canCarryCode: 'no' });
});

test.for<[string, string]>([
  ['a.pth.tar', 'PK\x03\x04\x14\0\0\0\0\0archive/data.pkl'],
  ['a.pth.tar', EVIL_4],
  ['a.pt.tar', EVIL_4],
  ['voice.jit', 'PK\x03\x04\x14\0\0\0\0\0voice/data/0'],
  ['clf.joblib', '\x78\x5e\xb4\xfd'],
  ['clf.joblib', '\x78\x9c\xb4\xfd'],
  ['clf.pkl', '\x1f\x8b\x08\0'],
  ['clf.pkl.gz', '\x1f\x8b\x08\0'],
  ['clf.joblib', '\x04\x22\x4d\x18'],
])('recognises %s as what its loader unpickles, without a contradiction', async ([path, said]) => {
  expect(await readBytes(path, latin(said))).toMatchObject({ findings: [], canCarryCode: 'yes' });
});

test('still warns about a file that is not the tar archive its name says', async () => {
  expect(ruleIds(await readBytes('a.tar', latin('PK\x03\x04archive/data.pkl')))).toEqual([
    'folder/extension-mismatch',
  ]);
});

test.for<[string, string]>([
  ['MODEL_CARD', '# A voice\n\n* Language: en\n'],
  ['model.onnx.meta', 'fileFormatVersion: 2\nguid: 0123\n'],
  ['index.d.ts.map', '{"version":3,"file":"index.d.ts","sources":[]}'],
  ['LICENSES_SOURCES', 'MIT\n'],
  ['gpt2.tiktoken', 'IQ== 0\nIg== 1\n'],
  ['.gitmodules', '[submodule "x"]\n\tpath = x\n'],
  ['METADATA', 'Metadata-Version: 2.1\nName: x\n'],
  ['COPYRIGHT', 'Copyright 2026 A. Person\n'],
  ['cascade.xml', '<?xml version="1.0"?>\n<opencv_storage>\n</opencv_storage>\n'],
  ['-rf', 'x'],
  ['wörter', 'größe\n日本\n'],
])('detects %s as text without code', async ([path, said]) => {
  const reading = await readBytes(path, utf8(said));
  expect(reading).toMatchObject({ format: 'text', findings: [], canCarryCode: 'no' });
  expect(reading.coverage.complete).toBe(true);
});

test.for<[string, string]>([
  ['modeling.pyx', 'import os\n'],
  ['evil.pth', 'import os; os.system("true")\n'],
  ['weights.bin', 'import os\n'],
  ['model.ckpt', 'text\n'],
  ['run', '#!/usr/bin/env python3\nimport os\n'],
  ['CMakeLists.txt', 'execute_process(COMMAND true)\n'],
  ['module.tsx', 'eval("1")\n'],
  ['kernel.metal', 'kernel void f() {}\n'],
  ['page', '<!DOCTYPE html><script>1</script>'],
  ['drawing', '<?xml version="1.0"?><svg onload="1"/>'],
  ['model.xml', '<?xml version="1.0"?><net name="m" version="11">'],
  ['noise', 'a\0b'],
])('does not call %s free of code', async ([path, said]) => {
  const bytes = utf8(said);
  const reading = await readModelFile(memorySource(bytes), { path });
  expect(reading?.canCarryCode).not.toBe('no');
  expect(reading?.format).not.toBe('text');
});

test('neither accuses nor clears a file that only starts as text', async () => {
  const bytes = utf8('s3\nversion 1.0\n'.padEnd(5_000)).slice();
  bytes[4_500] = 0;
  const reading = await readBytes('means', bytes);
  expect(reading).toMatchObject({ findings: [], canCarryCode: 'unknown' });
  expect(reading.coverage.complete).toBe(false);
});
