import { readdirSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { describeWith } from '@weighbridge/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commands } from '../src/commands/index.ts';
import { callIn } from './call.ts';
import type { Answer } from './call.ts';
import { neverGiven, neverRead, scattered, unclosed, unknownMembers } from './registered/closed.ts';
import { exampleProblems } from './registered/examples.ts';
import { leavesOf } from './registered/leaves.ts';
import { watch } from './registered/watched.ts';
import { issueCertificates, makeSigning } from './signing.ts';
import { commandUses } from './uses/index.ts';

/** A command has up to twenty uses, and each can hash, sign and verify a model. */
const leaves = leavesOf(commands);
const pages = readdirSync(new URL('golden/', import.meta.url));
const sources = readdirSync(new URL('../src/commands/', import.meta.url), { recursive: true }).map(
  (file) => String(file).replaceAll('\\', '/'),
);

test('every command has uses and a help page, and nothing else does', () => {
  expect(unclosed(leaves, commandUses, pages)).toEqual([]);
});

test('every command has its own folder', () => {
  expect(scattered(leaves, sources)).toEqual([]);
});

test('every example is valid, and is of the command that shows it', async () => {
  expect(await exampleProblems(commands)).toEqual([]);
});

for (const leaf of leaves) {
  const uses = commandUses.find(({ command }) => command === leaf.words);
  if (uses === undefined) continue;
  const suite = uses.needs === undefined ? describe : describeWith(uses.needs);

  suite(leaf.words, () => {
    let home = '';
    let remove = async (): Promise<void> => {};
    beforeAll(async () => {
      ({ home, remove } = await makeSigning());
      await cp(join(home, 'good'), join(home, 'm'), { recursive: true });
      if (uses.needs === 'openssl') await issueCertificates(home);
      for (const line of uses.before ?? []) await call(line);
    });
    afterAll(() => remove());
    const call = (line: string): Promise<Answer> => callIn(home, line.split(' '));

    test('is given all of its options', () => {
      expect(neverGiven(leaf, uses)).toEqual([]);
    });

    test('answers each of its uses, and reads only options that it has', async () => {
      using watched = watch(leaf.command);
      for (const [line, code, says] of uses.lines) {
        const answer = await call(line);
        expect.soft([line, answer.code]).toEqual([line, code]);
        expect.soft(answer.out + answer.err, line).toMatch(says);
      }
      expect(unknownMembers(watched.read, [leaf])).toEqual([]);
      expect(neverRead(leaf, uses, watched.read)).toEqual([]);
      expect(watched.runs()).toBe(uses.lines.length);
    });
  });
}
