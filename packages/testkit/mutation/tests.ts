import { expect as jestExpect } from 'expect';

/** A test as it was declared. */
export interface DeclaredTest {
  readonly name: string;
  run(): unknown;
}

type Body = (...args: unknown[]) => unknown;

let declared: DeclaredTest[] = [];
let path: readonly string[] = [];

/** Gives the tests that modules have declared since the last call. */
export function takeTests(): readonly DeclaredTest[] {
  const taken = declared;
  declared = [];
  return taken;
}

function declare(name: string, ...rest: readonly unknown[]): void {
  const body = bodyOf(rest);
  declared.push({ name: [...path, name].join(' > '), run: () => body() });
}

function group(name: string, ...rest: readonly unknown[]): void {
  const outer = path;
  path = [...path, name];
  bodyOf(rest)();
  path = outer;
}

function bodyOf(rest: readonly unknown[]): Body {
  return rest.find((each) => typeof each === 'function') as Body;
}

type Register = (name: string, ...rest: readonly unknown[]) => void;

function forEachOf(register: Register) {
  return (cases: readonly unknown[]) =>
    (name: string, ...rest: readonly unknown[]) =>
      cases.forEach((each, i) => register(`${name} [${i}]`, () => bodyOf(rest)(each)));
}

/**
 * What the tests import instead of vitest: declares them, so that one process can run each a thousand times
 * over. Only what the tests of this package use is there.
 */
export const test = Object.assign(declare, { for: forEachOf(declare) });
export const describe = Object.assign(group, { for: forEachOf(group) });

/** `expect` of Jest, which vitest's follows; a message beside the value is for people. */
export const expect = Object.assign((value: unknown) => jestExpect(value), jestExpect);
