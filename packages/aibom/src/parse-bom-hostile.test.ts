import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bomText } from '../test/bom-text.ts';
import { AibomError } from './error.ts';
import { parseBom } from './parse-bom.ts';
import { serializeBom, toCycloneDx } from './to-cyclonedx.ts';
import { validateBom } from './validate.ts';

const HEAD = { bomFormat: 'CycloneDX', specVersion: '1.6', version: 1 };
const of = (parts: object): string => JSON.stringify({ ...HEAD, ...parts });
const modelled = (parts: object): string =>
  of({ metadata: { component: { type: 'machine-learning-model', name: 'm', ...parts } } });
const nested = (depth: number): string => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;

describe('what is refused, and where', () => {
  test.for<[string, string | Uint8Array, string, object]>([
    ['not JSON', '{"bomFormat": "CycloneDX",', 'NOT_JSON', {}],
    ['not UTF-8', new Uint8Array([0x7b, 0xff]), 'NOT_JSON', {}],
    ['a list', '[]', 'NOT_CYCLONEDX', { pointer: '/bomFormat' }],
    ['another format', '{"bomFormat": "SPDX"}', 'NOT_CYCLONEDX', { pointer: '/bomFormat' }],
    ['a format of the prototype', '{"__proto__": {"bomFormat": "CycloneDX"}}', 'NOT_CYCLONEDX', {}],
    ['an older version', of({ specVersion: '1.4' }), 'UNKNOWN_SPEC', { pointer: '/specVersion' }],
    [
      'the same id for two parts',
      of({ components: [{ 'bom-ref': 'a' }, { components: [{ 'bom-ref': 'a' }] }] }),
      'DUPLICATE_REF',
      { pointer: '/components/1/components/0' },
    ],
    ['deep nesting', `{"bomFormat": "CycloneDX", "x": ${nested(300)}}`, 'TOO_DEEP', {}],
    ['a million values', of({ x: Array.from({ length: 1_000_001 }, () => 0) }), 'TOO_LARGE', {}],
    [
      'more components than the limit',
      of({ components: Array.from({ length: 4 }, () => ({ type: 'file', name: 'a' })) }),
      'TOO_LARGE',
      { pointer: '/components/3' },
    ],
    ['more bytes than the limit', of({ x: 'x'.repeat(4_096) }), 'TOO_LARGE', { maxBytes: 4_096 }],
  ])('%s', ([, input, code, details]) => {
    const limits =
      code === 'TOO_LARGE' && input.length < 10_000 ? { maxBytes: 4_096, maxComponents: 3 } : {};
    let caught: unknown;
    try {
      parseBom(input, { limits });
    } catch (error) {
      caught = error;
    }
    expect(caught).toBeInstanceOf(AibomError);
    expect(caught).toMatchObject({ code, details });
  });

  test('invalid limits', () => {
    expect(() => parseBom(of({}), { limits: { maxBytes: 0 } })).toThrow(RangeError);
  });
});

describe('what a document claims is not evidence', () => {
  test('a tier that it invents is kept apart and counts as declared', async () => {
    const { description, stated } = parseBom(await bomText(), { path: 'theirs.json' });
    expect(stated.some(({ tier }) => tier === 'measured')).toBe(true);
    expect(new Set(description.claims.map(({ tier }) => tier))).toEqual(
      new Set(['declared', 'inferred']),
    );
    for (const { locator } of description.claims) expect(locator).toMatch(/^theirs\.json#\//);
  });

  test('when written again, it still does not say that anything was measured', async () => {
    const { description } = parseBom(await bomText());
    const again = parseBom(serializeBom(toCycloneDx(description)));
    expect(again.stated.map(({ tier }) => tier)).not.toContain('measured');
    expect(again.lost).toEqual([]);
  });

  test('what was changed after we wrote it is a separate claim', async () => {
    const bom = JSON.parse(await bomText()) as {
      metadata: { component: { version: string; modelCard: { modelParameters: object } } };
      components: object[];
      extra?: string;
    };
    bom.metadata.component.version = '666';
    bom.components.push({ type: 'library', name: 'added', 'bom-ref': 'added' });
    bom.extra = 'x';
    const { stated, lost } = parseBom(JSON.stringify(bom));
    const versions = stated.filter(({ field }) => field === 'model.version');
    expect(versions).toEqual([
      { field: 'model.version', value: '3', tier: 'declared', locator: 'training.json#/version' },
      {
        field: 'model.version',
        value: '666',
        tier: 'declared',
        locator: 'bom.cdx.json#/metadata/component/version',
      },
    ]);
    expect(stated).toContainEqual(
      expect.objectContaining({ field: 'software.library', value: { name: 'added' } }),
    );
    expect(lost).toEqual(['/extra']);
  });
});

describe('hostile members', () => {
  test('prototype names, control characters and wrong shapes are data, or lost', () => {
    const { description, lost } = parseBom(
      modelled({
        description: 'a\u001b[2Jb',
        version: 7,
        licenses: [{ license: { id: { toString: 1 } } }, 'MIT'],
        properties: [
          { name: '__proto__', value: 'polluted' },
          {
            name: 'weighbridge:claim:__proto__',
            value: '{"locator":"a","tier":"measured","value":1}',
          },
          {
            name: 'weighbridge:claim:model.task',
            value: '{"locator":"a","tier":"proven","value":1}',
          },
          { name: 'weighbridge:claim:model.task', value: 'x' },
        ],
        modelCard: { modelParameters: { task: ['x'], inputs: { format: 'x' } } },
      }),
    );
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    expect(description.claims.map(({ field, value }) => [field, value])).toEqual([
      ['__proto__', 1],
      ['bom.property', { name: '__proto__', value: 'polluted' }],
      ['model.description', 'a\ufffd[2Jb'],
    ]);
    expect(lost).toEqual([
      '/metadata/component/version',
      '/metadata/component/licenses',
      '/metadata/component/properties/2',
      '/metadata/component/properties/3',
      '/metadata/component/modelCard',
    ]);
  });

  test('a circular graph is not followed, and reported as lost', () => {
    const components = ['a', 'b'].map((ref) => ({ type: 'library', name: ref, 'bom-ref': ref }));
    const dependencies = [
      { ref: 'a', dependsOn: ['b'] },
      { ref: 'b', dependsOn: ['a'] },
    ];
    const { lost, description } = parseBom(of({ components, dependencies }));
    expect(description.claims).toHaveLength(2);
    expect(lost).toEqual(['/dependencies']);
  });

  test('of two files with the same path, the first is read and the second is lost', () => {
    const file = (content: string) => ({
      type: 'file',
      name: '../a',
      hashes: [{ alg: 'SHA-256', content: content.repeat(64) }],
    });
    const { description, lost } = parseBom(of({ components: [file('a'), file('b')] }));
    expect(description.files).toEqual([
      {
        path: '../a',
        digest: `sha256:${'a'.repeat(64)}`,
        format: null,
        role: 'unknown',
        canCarryCode: 'unknown',
        wellFormed: null,
        coverageComplete: false,
      },
    ]);
    expect(lost).toEqual(['/components/1']);
  });

  test('when more is lost than is listed, the list has a thousand places', () => {
    const services = Array.from({ length: 3_000 }, (_, i) => [{ a: 1 }, i]);
    expect(parseBom(of({ services })).lost).toEqual(['/services']);
    const mixed = services.map((service) => ({ type: 'library', name: 'l', service }));
    expect(parseBom(of({ components: mixed })).lost).toHaveLength(1_000);
  });

  test('reads any JSON or refuses it with a code, and can write what it reads', async () => {
    const value = fc.jsonValue({ maxDepth: 4 });
    const keys = fc.constantFrom(
      'metadata',
      'component',
      'components',
      'type',
      'name',
      'version',
      'licenses',
      'license',
      'id',
      'properties',
      'value',
      'modelCard',
      'modelParameters',
      'datasets',
      'data',
      'hashes',
      'pedigree',
      'ancestors',
      'declarations',
      'formulation',
      'workflows',
      '__proto__',
    );
    const { document } = fc.letrec<{ document: unknown }>((tie) => ({
      document: fc.oneof(
        { depthSize: 'small' },
        fc.constantFrom('file', 'data', 'library', 'machine-learning-model', 'MIT', 'training'),
        value,
        fc.array(tie('document'), { maxLength: 3 }),
        fc.array(fc.tuple(keys, tie('document')), { maxLength: 6 }).map(Object.fromEntries),
      ),
    }));
    await fc.assert(
      fc.asyncProperty(fc.dictionary(keys, document), async (parts) => {
        const { description } = parseBom(of({ ...parts, ...HEAD }));
        const bom = toCycloneDx(description);
        expect(await validateBom(bom)).toMatchObject({ valid: true });
      }),
      { numRuns: 100 },
    );
  });
});
