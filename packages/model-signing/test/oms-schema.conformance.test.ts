import { describeWith, propertyRuns, vectors } from '@weighbridge/testkit';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeStatement, parseBundle } from '../src/bundle.ts';
import { ModelSigningError } from '../src/index.ts';
import { foldName } from '../src/manifest/twins.ts';
import { bundleText } from './support/bundle-text.ts';
import { ONE, parse, resources, SHARDS, statement } from './support/statement.ts';

// The schemas of the specification, of which the statement's and the bundle's hold the others.
describeWith('vectors')('the schemas of OMS 1.0', () => {
  const ajv = new Ajv2020({ allErrors: false, strict: false });
  for (const { bytes } of vectors('oms/model-signing-spec/schemas/v1.0/*.json'))
    ajv.addSchema(JSON.parse(Buffer.from(bytes()).toString()) as object);
  const fits = (kind: 'statement' | 'bundle', value: unknown): boolean =>
    ajv.getSchema(`https://model_signing/${kind}/v1.0/schema`)?.(value) === true;
  const runs = { numRuns: propertyRuns({ short: 1_000, long: 20_000 }) };

  test('know a sound statement and bundle from unsound ones', () => {
    expect(fits('statement', statement())).toBe(true);
    expect(fits('statement', statement({ resources: [{}] }))).toBe(false);
    expect(fits('bundle', JSON.parse(bundleText()))).toBe(true);
    expect(fits('bundle', JSON.parse(bundleText({ envelope: {} })))).toBe(false);
  });

  test('fit every statement that is made', () => {
    const names = fc.uniqueArray(fc.stringMatching(/^[a-z.]{1,6}[a-z]$/), {
      selector: foldName,
      minLength: 1,
    });
    fc.assert(
      fc.property(names, fc.boolean(), fc.boolean(), (list, isSharded, allowSymlinks) => {
        const range = { start: 0, end: 3 };
        const { payload } = makeStatement(
          {
            method: isSharded ? 'shards' : 'files',
            algorithm: 'blake3',
            ...(isSharded && { shardBytes: 8 }),
            allowSymlinks,
            ignorePaths: list.slice(0, 1),
            resources: list.map((path) => ({ path, digest: ONE, ...(isSharded && { range }) })),
          },
          'model',
          { spelling: 'spec' },
        );
        expect(fits('statement', JSON.parse(new TextDecoder().decode(payload)))).toBe(true);
      }),
      runs,
    );
  });

  test('fit every statement that is taken, save for members that in-toto says to pass over', () => {
    const sound = statement({ resources: resources('a:0:8', 'b:0:2'), serialization: SHARDS });
    fc.assert(
      fc.property(changes(sound), (value) => {
        if (!isTaken(() => parse(value))) return;
        const { _type, subject, predicateType, predicate } = value as Record<string, unknown>;
        expect(fits('statement', { _type, subject, predicateType, predicate })).toBe(true);
      }),
      runs,
    );
  });

  test('fit every bundle that is taken, once it holds a statement', () => {
    fc.assert(
      fc.property(changes(JSON.parse(bundleText()) as object), (value) => {
        if (!isTaken(() => parseBundle(JSON.stringify(value)))) return;
        const { dsseEnvelope, ...rest } = value as { readonly dsseEnvelope: object };
        const payloadType = 'application/vnd.in-toto+json';
        expect(fits('bundle', { ...rest, dsseEnvelope: { ...dsseEnvelope, payloadType } })).toBe(
          true,
        );
      }),
      runs,
    );
  });
});

function isTaken(read: () => unknown): boolean {
  try {
    read();
    return true;
  } catch (error) {
    if (error instanceof ModelSigningError) return false;
    throw error;
  }
}

/** The value with one member or item taken away, replaced or added; null apart, which counts as absent. */
function changes(sound: object): fc.Arbitrary<unknown> {
  const value = fc.oneof(
    fc.constantFrom<unknown>(0, 1.5, -1, '', 'a', '0', true, [], {}, [''], ['a'], { a: 1 }),
    fc.string(),
  );
  const paths = pathsOf(sound);
  return fc
    .record({
      path: fc.constantFrom(...paths),
      act: fc.constantFrom('remove', 'replace', 'add'),
      name: fc.oneof(
        fc.constantFrom('tlogEntries', 'keyid', 'digest', 'ignore_paths', '__proto__'),
        fc.string(),
      ),
      value,
    })
    .map(({ path, act, name, value: put }) => {
      const copy = structuredClone(sound) as Holder;
      const parent = path.slice(0, -1).reduce((at, step) => at[step] as Holder, copy);
      const last = path.at(-1) ?? '';
      if (act === 'replace') parent[last] = put;
      else if (act === 'add') addOwn(parent, name, put);
      else if (Array.isArray(parent)) parent.splice(Number(last), 1);
      else delete parent[last];
      return copy;
    });
}

type Holder = Record<string, unknown>;

/** Adds a member as JSON.parse does: `__proto__` is a name like any other. */
function addOwn(parent: Holder, name: string, value: unknown): void {
  if (Array.isArray(parent)) return;
  Object.defineProperty(parent, name, {
    value,
    configurable: true,
    enumerable: true,
    writable: true,
  });
}

function pathsOf(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  const below =
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([step, member]) => pathsOf(member, [...path, step]))
      : [];
  return path.length === 0 ? below : [path, ...below];
}
