import { createHash } from 'node:crypto';
import { basename, dirname } from 'node:path';
import { describeWith, propertyRuns, vectors } from '@weighbridge/testkit';
import type { VectorCase } from '@weighbridge/testkit';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { inspectBundle, parseBundle, parseStatement } from '../src/bundle.ts';
import { ModelSigningError } from '../src/index.ts';
import { checkManifest } from '../src/manifest/check-manifest.ts';
import { rootDigest } from '../src/manifest/root-digest.ts';
import { parseShardName } from '../src/manifest/shards.ts';
import type { Resource, SignedManifest } from '../src/signed-manifest.ts';
import { envelopeOf } from './support/statement.ts';

// Sources and commits stand in the README of the vectors.
const REFERENCE = 'oms/model-transparency';
const SPECIFICATION = 'oms/model-signing-spec/test-vectors/v1.0';

/** Prints how many of the cases passed; call the answer at the end of each. */
function counting(suite: string, cases: readonly unknown[]): () => void {
  let passed = 0;
  afterAll(() => console.log(`OMS, ${suite}: passed ${passed}/${cases.length}`));
  return () => {
    passed += 1;
  };
}

/** `valid`, or the code that a bundle or its statement is refused with. */
function verdictOf(bytes: Uint8Array): string {
  try {
    parseStatement(parseBundle(bytes).envelope);
    return 'valid';
  } catch (error) {
    if (error instanceof ModelSigningError) return error.code;
    throw error;
  }
}

/** SHA-256 over the digests in a payload, by Node alone. */
function rootOf(digests: readonly string[]): string {
  const hash = createHash('sha256');
  for (const digest of digests) hash.update(Buffer.from(digest, 'hex'));
  return `sha256:${hash.digest('hex')}`;
}

describeWith('vectors')('bundles of the reference', () => {
  const methods = { 'elliptic-key': 'key', certificate: 'certificate', sigstore: 'sigstore' };
  const cases = vectors(`${REFERENCE}/scripts/tests/*/model.sig`);
  const pass = counting('bundles of the reference', cases);
  test.for([...cases])('$path', ({ path, bytes }) => {
    const [, version = '', kind = ''] = /^v([\d.]+)-(.*)$/.exec(basename(dirname(path))) ?? [];
    const bundle = parseBundle(bytes());
    const { dialect, root, manifest } = parseStatement(bundle.envelope);
    expect(bundle.method).toBe(methods[kind as keyof typeof methods]);
    expect(dialect).toBe(version === '0.2.0' ? 'digests-0.1' : 'oms-1.0');
    expect(root).toBe(rootOf(manifest.resources.map(({ digest }) => digest)));
    const { verified, claims, unreadable } = inspectBundle(bytes());
    expect({ verified, unreadable }).toEqual({ verified: false, unreadable: [] });
    expect(claims.model).toMatchObject({ dialect, root, files: manifest.resources.length });
    pass();
  });
});

describeWith('vectors')('bundles of the reference with a few bytes changed', () => {
  const cases = vectors(`${REFERENCE}/scripts/tests/*/model.sig`);
  const change = fc.tuple(fc.nat(), fc.nat(255));
  test.for([...cases])('$path', ({ bytes }) => {
    const sound = bytes();
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), (changes) => {
        const changed = Uint8Array.from(sound);
        for (const [at, byte] of changes) changed[at % changed.length] = byte;
        expect(verdictOf(changed)).toMatch(/^(?:valid|[A-Z0-9_]+)$/);
        expect(inspectionOf(changed)).toMatch(/^(?:unverified|BUNDLE_[A-Z0-9_]+)$/);
      }),
      { numRuns: propertyRuns({ short: 50, long: 2_000 }) },
    );
  });
});

/** `unverified`, or the code that a bundle is refused with. */
function inspectionOf(bytes: Uint8Array): string {
  try {
    return inspectBundle(bytes).verified ? 'verified' : 'unverified';
  } catch (error) {
    if (error instanceof ModelSigningError) return error.code;
    throw error;
  }
}

/** What cannot be told from the schemas' invalid examples by their folder. */
const REFUSED_WITH: Readonly<Record<string, string>> = {
  'empty.bundle.json': 'BUNDLE_NOT_JSON',
  'missing-envelope.bundle.json': 'BUNDLE_MALFORMED',
  'missing-tlog-entries.bundle.json': 'BUNDLE_MALFORMED',
  'missing-verification-material.bundle.json': 'BUNDLE_MALFORMED',
  'wrong-predicate.bundle.json': 'PREDICATE_TYPE',
};

describeWith('vectors')('examples of the specification', () => {
  const cases = vectors(`${SPECIFICATION}/*/*.json`);
  const pass = counting('examples of the specification', cases);
  test.for([...cases])('$path', ({ path, name, bytes }) => {
    const folder = basename(dirname(path));
    const verdict = verdictOf(bytes());
    if (folder === 'valid') expect(verdict).toBe('valid');
    else expect(verdict).toMatch(folder === 'invalid' ? /^BUNDLE_/ : /^(?!BUNDLE_|valid)/);
    expect(verdict).toBe(REFUSED_WITH[name] ?? verdict);
    pass();
  });
});

/** Statements that are wrong in themselves; the other invalid cases are wrong beside their files. */
const CONTRADICTORY: Readonly<Record<string, string>> = {
  'i-hash-md5': 'UNSUPPORTED_HASH',
  'i-predicate-type': 'PREDICATE_TYPE',
  'i-root-digest': 'ROOT_DIGEST_MISMATCH',
  'i-traversal': 'RESOURCE_NAME',
  'i-two-subjects': 'SUBJECT_COUNT',
};

describeWith('vectors')('good signatures over hostile statements', () => {
  const cases = vectors('oms/generated/cases/*/bundle.sig');
  const pass = counting('good signatures over hostile statements', cases);
  const expectations: Readonly<Record<string, { readonly expect: string }>> = Object.assign(
    {},
    ...vectors('oms/generated/expect.json').map(
      ({ bytes }) => JSON.parse(Buffer.from(bytes()).toString()) as object,
    ),
  );
  test.for([...cases])('$path', ({ path, bytes }) => {
    const name = basename(dirname(path));
    const verdict = verdictOf(bytes());
    // What is invalid beside its files alone may read well: there only a crash would be wrong.
    const isOpen = expectations[name]?.expect === 'invalid';
    expect(verdict).toBe(CONTRADICTORY[name] ?? (isOpen ? verdict : 'valid'));
    pass();
  });
});

describeWith('vectors')('bundles of Sigstore', () => {
  const cases = vectors('oms/sigstore-js/**/*.sigstore');
  const pass = counting('bundles of Sigstore', cases);
  test.for([...cases])('$path', ({ name, bytes }) => {
    const bundle = parseBundle(bytes());
    expect(bundle.version).toBe(`0.${/V0(\d)/.exec(name)?.[1]}`);
    expect(bundle.method).toBe('sigstore');
    expect(bundle.tlogEntries).toHaveLength(1);
    // They attest the publishing of a package, in a statement of v0.1.
    expect(verdictOf(bytes())).toBe('PAYLOAD_TYPE');
    const { claims, unreadable } = inspectBundle(bytes());
    expect(unreadable).toEqual([]);
    expect(claims.signer.identity?.identity).toContain('@');
    pass();
  });
});

interface GoldenPayload {
  readonly subject: readonly [
    { readonly name: string; readonly digest: { readonly sha256: string } },
  ];
  readonly predicate: { readonly resources: readonly { readonly digest: string }[] };
}

const readGolden = ({ bytes }: VectorCase): GoldenPayload =>
  JSON.parse(Buffer.from(bytes()).toString()) as GoldenPayload;
const PAYLOADS = `${REFERENCE}/tests/_signing/testdata/signing/TestPayload/*`;

describeWith('vectors')('payloads of the reference', () => {
  const cases = vectors(PAYLOADS);
  const pass = counting('payloads of the reference', cases);
  test.for([...cases])('$path', (one) => {
    const { subject, predicate } = readGolden(one);
    const stated = `sha256:${subject[0].digest.sha256}`;
    expect(rootDigest(predicate.resources)).toBe(stated);
    // The reference's own tests sign nothing at all; a model has at least one file.
    if (predicate.resources.length === 0)
      expect(() => parseStatement(envelopeOf(one.bytes()))).toThrow(
        expect.objectContaining({ code: 'NO_RESOURCES' }),
      );
    else {
      const { root, subjectName, manifest } = parseStatement(envelopeOf(one.bytes()));
      expect({ root, subjectName }).toEqual({ root: stated, subjectName: subject[0].name });
      expect(manifest.resources).toHaveLength(predicate.resources.length);
    }
    pass();
  });
});

/** A list as the reference's serializers print it, one digest a line. */
function readManifest({ path, bytes }: VectorCase): SignedManifest {
  const isSharded = path.includes('/file_shard/');
  const lines = Buffer.from(bytes())
    .toString()
    .split('\n')
    .filter((line) => line !== '');
  const resources = lines.map((line): Resource => {
    const cut = line.lastIndexOf(':');
    const [name, digest] = [line.slice(0, cut), line.slice(cut + 1)];
    if (!isSharded) return { path: name, digest };
    const shard = parseShardName(name);
    return { path: shard?.path ?? '', ...(shard && { range: shard.range }), digest };
  });
  return {
    method: isSharded ? 'shards' : 'files',
    algorithm: 'sha256',
    ...(isSharded && { shardBytes: path.endsWith('_small_shards') ? 8 : 1_000_000_000 }),
    allowSymlinks: true,
    ignorePaths: [],
    resources,
  };
}

describeWith('vectors')('manifests of the reference', () => {
  const payloads = new Map(vectors(PAYLOADS).map((one) => [one.name, readGolden(one)]));
  describe.each(['file', 'file_shard'])('%s', (kind) => {
    const cases = vectors(`${REFERENCE}/tests/_serialization/testdata/${kind}/TestSerializer/*`);
    const pass = counting(`manifests of the reference, ${kind}`, cases);
    test.for([...cases])('$path', (one) => {
      const manifest = readManifest(one);
      const suffix = kind === 'file' || one.name.endsWith('_shards') ? '' : '_shard';
      const payload = payloads.get(`${one.name}${suffix}`);
      expect(rootDigest(manifest.resources)).toBe(`sha256:${payload?.subject[0].digest.sha256}`);
      const check = (): void => checkManifest(manifest, '');
      if (manifest.resources.length > 0) expect(check).not.toThrow();
      else expect(check).toThrow(expect.objectContaining({ code: 'NO_RESOURCES' }));
      pass();
    });
  });
});
