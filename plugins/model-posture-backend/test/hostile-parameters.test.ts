import { MODEL_SORTS } from '@weighbridge/backstage-plugin-model-posture-common';
import { propertyRuns } from '@weighbridge/testkit';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startEstate } from './estate.ts';
import type { Portal } from './portal.ts';

// Whatever a caller writes into a parameter, the answer is meant for callers: never 500, on either database.
// Databases refuse different things: numbers out of range, fractions, NUL, halves of characters.

const BROKEN = '/models/by-entity/resource/default/broken';
const NUMBERS = [0.5, -1, -2, 2 ** 31, -(2 ** 31) - 1, 2 ** 53, 2 ** 63, 1e308, -1e308, 5e-324];
const TEXTS = [
  '',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\udc00x',
  '\uffff',
  'a'.repeat(3000),
  "'; drop --",
];

let portal: Portal;

beforeAll(async () => {
  portal = await startEstate();
});

afterAll(async () => portal[Symbol.asyncDispose]());

function cursorOf(...parts: readonly unknown[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** A list, and the contents of its own cursors. */
async function lists() {
  const kept: { path: string; scope: string; key: readonly unknown[] }[] = [];
  const walks = [
    ...MODEL_SORTS.flatMap((sort) => [
      `/models?limit=1&sort=${sort}`,
      `/models?limit=1&sort=${sort}&order=desc`,
    ]),
    `${BROKEN}/evidence?limit=1`,
    `${BROKEN}/findings?limit=1`,
    `${BROKEN}/history?limit=1`,
  ];
  for (const path of walks) {
    const { body } = await portal.get(path).expect(200);
    const text = Buffer.from(body.nextCursor ?? '', 'base64url').toString();
    if (text !== '')
      kept.push({ path, scope: JSON.parse(text)[0], key: JSON.parse(text).slice(1) });
  }
  return kept;
}

/** The answers that a caller can get: 200, or 400 with a sentence. */
async function answersCallers(path: string): Promise<void> {
  const { status, body } = await portal.get(path);
  expect({ path, status }).toEqual({ path, status: status === 200 ? 200 : 400 });
  if (status === 400) expect(body.error).toMatchObject({ name: 'InputError', message: /\w+/ });
}

describe('a cursor that was made elsewhere', () => {
  test('gets an answer for callers, whatever its key contains', async () => {
    const known = await lists();
    expect(known.length).toBeGreaterThan(2 * MODEL_SORTS.length);
    for (const { path, scope, key } of known) {
      for (const [at] of key.entries()) {
        for (const other of [...NUMBERS, ...TEXTS, null, true, [], {}]) {
          const forged = key.map((part, i) => (i === at ? other : part));
          await answersCallers(`${path}&cursor=${cursorOf(scope, ...forged)}`);
        }
      }
    }
  });

  test('with an impossible number for the figure is answered with 400 and a sentence', async () => {
    for (const [path, scope, key] of [
      ['/models?sort=fail', 'models:fail:asc', [2 ** 40, 'a', 'b']],
      ['/models?sort=fail', 'models:fail:asc', [0.5, 'a', 'b']],
      ['/models?sort=name', 'models:name:asc', ['\u0000', 'a', 'b']],
      [`${BROKEN}/history`, 'history', [1e308]],
    ] as const) {
      const glue = path.includes('?') ? '&' : '?';
      const { body } = await portal
        .get(`${path}${glue}cursor=${cursorOf(scope, ...key)}`)
        .expect(400);
      expect(body.error.message).toBe('cursor: not one of this list in this order');
    }
  });

  test('that the list itself returned is accepted, in every order', async () => {
    for (const { path, scope, key } of await lists()) {
      const { status } = await portal.get(`${path}&cursor=${cursorOf(scope, ...key)}`);
      expect({ path, status }).toEqual({ path, status: 200 });
    }
  });
});

test('no parameter of a list makes a database fail', async () => {
  const paging = ['limit', 'offset', 'cursor', 'sort', 'order'];
  const filters = ['gate', 'state', 'line', 'answer', 'owner', 'q', 'type', 'status', 'other'];
  const name = fc.constantFrom(...paging, ...filters);
  const text = fc.oneof(
    fc.constantFrom(
      ...TEXTS,
      ...NUMBERS.map(String),
      '2026-13-99',
      '0001-01-01T00:00:00Z',
      'C1',
      'C99',
    ),
    fc.string({ unit: 'binary', maxLength: 20 }),
  );
  const paths = [
    '/models',
    '/checklist',
    `${BROKEN}/evidence`,
    `${BROKEN}/findings`,
    `${BROKEN}/history`,
  ];
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...paths), fc.dictionary(name, text), async (path, query) => {
      const written = Object.entries(query).map(([key, value]) => [
        key,
        value.replaceAll(/\p{Cs}/gu, 'x'),
      ]);
      await answersCallers(`${path}?${new URLSearchParams(written).toString()}`);
    }),
    { numRuns: propertyRuns({ short: 150, long: 3_000 }) },
  );
});

test.for(['%00', 'a%00b', 'a'.repeat(300), '%2e%2e%2f', "x'--"])(
  'the name %s in a path is not a model',
  async (name) => {
    for (const path of [
      `/models/by-entity/resource/default/${name}`,
      `${BROKEN}/evidence/${name}`,
    ]) {
      expect([400, 404]).toContain((await portal.get(path)).status);
    }
  },
);
