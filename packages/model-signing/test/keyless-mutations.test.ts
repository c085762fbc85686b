import type { JsonObject, JsonValue } from '@weighbridge/core';
import { propertyRuns } from '@weighbridge/testkit';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ModelSigningError } from '../src/error.ts';
import type { VerifiedSigner } from '../src/verified.ts';
import { signAt, textAt, verifyBy, ways, withAt } from './support/keyless.ts';
import { startSigstore } from './support/sigstore-instance.ts';
import type { SigstoreInstance } from './support/sigstore-instance.ts';

let sigstore: SigstoreInstance;

beforeAll(async () => {
  sigstore = await startSigstore();
});

afterAll(async () => {
  await sigstore.close();
});

/** Octets of base64, of numbers, and of neither. */
const CHARACTERS = ['A', 'a', '0', '9', '+', '/', '=', '-', '"', 'é', '\n'];

const change = fc.record({
  at: fc.nat(),
  to: fc.constantFrom(...CHARACTERS),
  kind: fc.constantFrom('set', 'cut', 'insert'),
});

/** The same result except for a time: that of an authority that is no longer known does not count. */
function expectNoMore({ signedAt, ...rest }: VerifiedSigner, told: VerifiedSigner): void {
  expect({ ...rest, signedAt: told.signedAt }).toEqual(told);
  expect(told.signedAt).toEqual(expect.arrayContaining([...signedAt]));
  expect(signedAt).not.toEqual([]);
}

test.for(['v1', 'v1-tsa', 'v2'] as const)(
  '%s: a change of any one text is refused, or proves nothing more',
  async (way) => {
    const own = await signAt(sigstore, ways(sigstore.url)[way]);
    const told = await verifyBy(sigstore.trustedRoot, own);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...textPaths(own)), change, async (path, edit) => {
        const bundle = withAt(own, path, edited(textAt(own, path), edit));
        const outcome: unknown = await verifyBy(sigstore.trustedRoot, bundle).catch(
          (error: unknown) => error,
        );
        if (!(outcome instanceof ModelSigningError)) expectNoMore(outcome as VerifiedSigner, told);
      }),
      { numRuns: propertyRuns({ short: 60, long: 500 }) },
    );
  },
);

test('a part that is removed, or replaces another, is refused or changes nothing', async () => {
  const own = await signAt(sigstore, ways(sigstore.url)['v1-tsa']);
  const told = await verifyBy(sigstore.trustedRoot, own);
  const paths = pathsOf(own);
  const parts = fc.oneof(fc.constant(undefined), fc.jsonValue({ maxDepth: 2 }));
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...paths), parts, async (path, part) => {
      const bundle = withAt(own, path, part as JsonValue | undefined);
      const outcome: unknown = await verifyBy(sigstore.trustedRoot, bundle).catch(
        (error: unknown) => error,
      );
      if (outcome instanceof ModelSigningError) return;
      // Without its timestamp or its promise, the other still proves the time.
      expect(outcome).toMatchObject({ identity: told.identity, issuer: told.issuer });
    }),
    { numRuns: propertyRuns({ short: 100, long: 1000 }) },
  );
});

type Path = (string | number)[];

function pathsOf(value: JsonValue, path: Path = []): Path[] {
  const own = path.length === 0 ? [] : [path];
  if (typeof value !== 'object' || value === null) return own;
  const below = Object.entries(value as JsonObject).flatMap(([key, child]) =>
    pathsOf(child ?? null, [...path, Array.isArray(value) ? Number(key) : key]),
  );
  return [...own, ...below];
}

function textPaths(bundle: JsonObject): Path[] {
  return pathsOf(bundle).filter((path) => {
    const value = path.reduce<JsonValue>(
      (at, key) => (at as Record<string | number, JsonValue>)[key] ?? null,
      bundle,
    );
    return typeof value === 'string';
  });
}

function edited(
  text: string,
  { at, to, kind }: { readonly at: number; readonly to: string; readonly kind: string },
): string {
  const position = text.length === 0 ? 0 : at % text.length;
  const after = kind === 'insert' ? position : position + 1;
  return text.slice(0, position) + (kind === 'cut' ? '' : to) + text.slice(after);
}
