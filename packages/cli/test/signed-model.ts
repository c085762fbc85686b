import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { callIn } from './call.ts';
import type { Answer } from './call.ts';
import { makeSigning } from './signing.ts';

/** A fresh copy of the good model, `m`, before each test, in a folder with keys; and how to call in it. */
export interface SignedModel {
  readonly home: () => string;
  readonly path: (name: string) => string;
  /** Runs a command line; spaces separate its words. */
  readonly line: (line: string, parts?: object) => Promise<Answer>;
  /** `sign key m` with `p256`. */
  readonly sign: (...more: string[]) => Promise<Answer>;
  /** `verify key m` with `p256`. */
  readonly verify: (...more: string[]) => Promise<Answer>;
}

/** Sets up the tests of a file with a model to sign. */
export function useSignedModel(): SignedModel {
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
  const line = (words: string, parts = {}): Promise<Answer> =>
    callIn(home, words.split(' '), parts);
  return {
    home: () => home,
    path: (name) => join(home, name),
    line,
    sign: (...more) => callIn(home, ['sign', 'key', 'm', '--private-key', 'p256.pem', ...more]),
    verify: (...more) => callIn(home, ['verify', 'key', 'm', '--public-key', 'p256.pub', ...more]),
  };
}

/** The JSON answer of a command. */
export function parsed({ out }: Answer): Record<string, unknown> & {
  error: Record<string, unknown>;
} {
  return JSON.parse(out) as ReturnType<typeof parsed>;
}
