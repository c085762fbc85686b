import { propertyRuns } from '@weighbridge/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from './canonical-json.ts';

const runs = { numRuns: propertyRuns({ short: 500, long: 20_000 }) };
const json = fc.jsonValue({ maxDepth: 6, stringUnit: 'binary' }).filter(isUnicode);

function isUnicode(value: unknown): boolean {
  return !/\\ud[89ab]/i.test(JSON.stringify(value));
}

test('sorts members by UTF-16 code units, as in the example of RFC 8785 section 3.2.3', () => {
  const value = {
    '\u20ac': 'Euro Sign',
    '\r': 'Carriage Return',
    '\ufb33': 'Hebrew Letter Dalet With Dagesh',
    '1': 'One',
    '\ud83d\ude00': 'Emoji: Grinning Face',
    '\u0080': 'Control',
    '\u00f6': 'Latin Small Letter O With Diaeresis',
  };
  expect(canonicalJson(value)).toBe(
    '{"\\r":"Carriage Return","1":"One","\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis","\u20ac":"Euro Sign","\ud83d\ude00":"Emoji: Grinning Face","\ufb33":"Hebrew Letter Dalet With Dagesh"}',
  );
});

test('writes the example of RFC 8785 section 3.2.2', () => {
  const value = {
    // oxlint-disable-next-line no-loss-of-precision -- the literal of the RFC
    numbers: [333333333.33333329, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
    string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
    literals: [null, true, false],
  };
  expect(canonicalJson(value)).toBe(
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"\u20ac$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  );
});

/** Appendix B of RFC 8785: the bits of a double and its text. */
test.for([
  ['0000000000000000', '0'],
  ['8000000000000000', '0'],
  ['0000000000000001', '5e-324'],
  ['8000000000000001', '-5e-324'],
  ['7fefffffffffffff', '1.7976931348623157e+308'],
  ['ffefffffffffffff', '-1.7976931348623157e+308'],
  ['4340000000000000', '9007199254740992'],
  ['c340000000000000', '-9007199254740992'],
  ['4430000000000000', '295147905179352830000'],
  ['44b52d02c7e14af5', '9.999999999999997e+22'],
  ['44b52d02c7e14af6', '1e+23'],
  ['44b52d02c7e14af7', '1.0000000000000001e+23'],
  ['444b1ae4d6e2ef4e', '999999999999999700000'],
  ['444b1ae4d6e2ef4f', '999999999999999900000'],
  ['444b1ae4d6e2ef50', '1e+21'],
  ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
  ['3eb0c6f7a0b5ed8d', '0.000001'],
  ['41b3de4355555553', '333333333.3333332'],
  ['41b3de4355555554', '333333333.33333325'],
  ['41b3de4355555555', '333333333.3333333'],
  ['41b3de4355555556', '333333333.3333334'],
  ['41b3de4355555557', '333333333.33333343'],
  ['becbf647612f3696', '-0.0000033333333333333333'],
  ['43143ff3c1cb0959', '1424953923781206.2'],
] as const)('writes the number %s as %s', ([bits, text]) => {
  expect(canonicalJson(Buffer.from(bits, 'hex').readDoubleBE())).toBe(text);
});

test('gives text that parses to the same value', () => {
  fc.assert(
    fc.property(json, (value) => {
      expect(JSON.parse(canonicalJson(value))).toEqual(normalised(value));
    }),
    runs,
  );
});

/** JSON has one zero. */
function normalised(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

test('gives the same text whatever order members were set in', () => {
  const members = fc.uniqueArray(fc.tuple(fc.string(), json), { selector: ([key]) => key });
  fc.assert(
    fc.property(members, fc.infiniteStream(fc.nat()), (entries, random) => {
      const shuffled = entries
        .map((entry) => ({ entry, rank: random.next().value as number }))
        .toSorted((a, b) => a.rank - b.rank)
        .map(({ entry }) => entry);
      expect(canonicalJson(Object.fromEntries(shuffled))).toBe(
        canonicalJson(Object.fromEntries(entries)),
      );
    }),
    runs,
  );
});

test('gives text that is its own canonical form', () => {
  fc.assert(
    fc.property(json, (value) => {
      const text = canonicalJson(value);
      expect(canonicalJson(JSON.parse(text))).toBe(text);
    }),
    runs,
  );
});

test('gives text or NOT_JSON for any value', () => {
  fc.assert(
    fc.property(
      fc.anything({
        withBigInt: true,
        withDate: true,
        withMap: true,
        withSparseArray: true,
        withTypedArray: true,
        withNullPrototype: true,
        withBoxedValues: true,
      }),
      (value) => {
        let text: string;
        try {
          text = canonicalJson(value);
        } catch (error) {
          expect(error).toMatchObject({ code: 'NOT_JSON' });
          return;
        }
        expect(canonicalJson(JSON.parse(text))).toBe(text);
      },
    ),
    runs,
  );
});

test.for([
  [Number.NaN, ''],
  [[0, Infinity], '/1'],
  [{ a: 1n }, '/a'],
  [undefined, ''],
  [[undefined], '/0'],
  // oxlint-disable-next-line no-sparse-arrays -- the hole must be refused
  [[1, , 2], '/1'],
  ['\ud800', ''],
  [{ '\udc00': 1 }, '/\ufffd'],
  [new Map(), ''],
  [{ when: new Date(0) }, '/when'],
  [{ 'a/b~c': Symbol('x') }, '/a~1b~0c'],
  [{ toJSON: () => 1 }, '/toJSON'],
  [new String('x'), ''],
  [new Uint8Array(2), ''],
] as const)('refuses what JSON cannot represent and says where: %o', ([value, pointer]) => {
  expect(() => canonicalJson(value)).toThrow(
    expect.objectContaining({ code: 'NOT_JSON', details: { pointer } }),
  );
});

test('leaves out undefined members, and keeps one named __proto__', () => {
  expect(canonicalJson({ b: undefined, a: 1 })).toBe('{"a":1}');
  expect(canonicalJson(JSON.parse('{"__proto__":{"x":1},"a":2}'))).toBe(
    '{"__proto__":{"x":1},"a":2}',
  );
  expect(canonicalJson(Object.create(null))).toBe('{}');
});

test('refuses an object that inherits members, which would be lost', () => {
  expect(canonicalJson(JSON.parse('{"constructor":1}'))).toBe('{"constructor":1}');
  expect(() => canonicalJson(Object.create({ inherited: 1 }))).toThrow('plain');
});

test('refuses cycles, nesting beyond 512 and objects that double at every level', () => {
  const cycle: unknown[] = [];
  cycle.push(cycle);
  let deep: unknown = 1;
  for (let i = 0; i < 512; i += 1) deep = [deep];
  let doubling: unknown = [];
  for (let i = 0; i < 40; i += 1) doubling = [doubling, doubling];
  expect(canonicalJson(deep)).toHaveLength(1025);
  for (const value of [cycle, [deep], doubling]) {
    expect(() => canonicalJson(value)).toThrow(expect.objectContaining({ code: 'NOT_JSON' }));
  }
});
