import { expect as jestExpect } from 'expect';

/** A test as it was declared. */
export interface DeclaredTest {
  readonly name: string;
  /** Runs it with the hooks before and after each test of its file. */
  run(): Promise<void>;
}

/** The tests of one file, and the hooks before and after all of them. */
export interface DeclaredFile {
  readonly tests: readonly DeclaredTest[];
  readonly before: readonly Body[];
  readonly after: readonly Body[];
}

type Body = (...args: unknown[]) => unknown;

interface Declared {
  readonly tests: DeclaredTest[];
  readonly before: Body[];
  readonly after: Body[];
  readonly beforeEach: Body[];
  readonly afterEach: Body[];
}

const nothing = (): Declared => ({
  tests: [],
  before: [],
  after: [],
  beforeEach: [],
  afterEach: [],
});

let declared = nothing();
let path: readonly string[] = [];

/** Returns what modules have declared since the last call. */
export function takeTests(): DeclaredFile {
  const taken = declared;
  declared = nothing();
  return taken;
}

/** Runs bodies one after the other. */
export async function runAll(bodies: readonly Body[]): Promise<void> {
  for (const body of bodies) await body();
}

function declare(name: string, ...rest: readonly unknown[]): void {
  const body = bodyOf(rest);
  const here = declared;
  const run = async () => {
    await runAll(here.beforeEach);
    try {
      await body();
    } finally {
      await runAll(here.afterEach);
    }
  };
  declared.tests.push({ name: [...path, name].join(' > '), run });
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
 * What the tests import instead of vitest: declares them, so one process can run each a thousand times over. It has
 * only what the tests of the packages in question use; hooks inside `describe` are not included.
 */
export const test = Object.assign(declare, { for: forEachOf(declare) });
export const describe = Object.assign(group, { for: forEachOf(group) });
export const beforeAll = (body: Body): unknown => atTop(declared.before, body);
export const afterAll = (body: Body): unknown => atTop(declared.after, body);
export const beforeEach = (body: Body): unknown => atTop(declared.beforeEach, body);
export const afterEach = (body: Body): unknown => atTop(declared.afterEach, body);

function atTop(list: Body[], body: Body): number {
  if (path.length > 0) throw new Error(`a hook inside ${path.join(' > ')} is not known here`);
  return list.push(body);
}

// Matchers of vitest that Jest does not have.
jestExpect.extend({
  toBeTypeOf(value: unknown, type: string) {
    return { pass: typeof value === type, message: () => `the value is of type ${typeof value}` };
  },
  toSatisfy(value: unknown, holds: (value: unknown) => boolean) {
    return { pass: holds(value), message: () => 'the value does not satisfy the condition' };
  },
});

/** `expect` of Jest, which vitest's follows; a message after the value is for people. */
export const expect = Object.assign((value: unknown) => jestExpect(value), jestExpect);
