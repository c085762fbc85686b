import { readdirSync } from 'node:fs';
import { render, screen } from '@testing-library/react';
import { makeEvidence } from '@weighbridge/core';
import type { JsonObject } from '@weighbridge/core';
import { evidenceTypes, filledWith } from '@weighbridge/evidence';
import { propertyRuns } from '@weighbridge/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HOSTILE, HOSTILE_SHOWN } from '../../test/model.ts';
import { panels } from './index.ts';
import { panelOf } from './panel-of.tsx';

/** The payload of a type with hostile text in place of any text, even where its shape allows none. */
function hostilePayload(type: string): JsonObject {
  const found = evidenceTypes.find((each) => each.type === type);
  if (found === undefined) throw new RangeError(`${type} is in no registry of evidence types`);
  return hostile(filledWith(found.shape, HOSTILE)) as JsonObject;
}

function hostile(value: unknown): unknown {
  if (typeof value === 'string') return HOSTILE;
  if (Array.isArray(value)) return value.map(hostile);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, hostile(each)]));
}

const types = evidenceTypes.map(({ type }) => type);

function show(type: string, payload: JsonObject) {
  const panel = panelOf(type);
  if (panel === undefined) throw new RangeError(`no panel for ${type}`);
  const evidence = makeEvidence({
    type,
    subject: { model: 'penguins' },
    producer: { name: 'test', version: '1' },
    observedAt: '2026-11-23T10:00:00Z',
    tier: 'measured',
    locator: 'model',
    payload,
  });
  return render(<panel.Panel payload={payload} evidence={evidence} />);
}

test('every panel is one file named after its evidence type, and every such file is registered', () => {
  const files = readdirSync(import.meta.dirname).filter(
    (name) => /^[a-z-]+\.tsx$/.test(name) && name !== 'panel-of.tsx',
  );
  const listed = panels.map(({ type }) => `${type.replace('/', '-')}.tsx`);
  const problems = [
    ...files
      .filter((file) => !listed.includes(file))
      .map((file) => `list the panel of src/panels/${file} in src/panels/index.ts`),
    ...listed.filter((file) => !files.includes(file)).map((file) => `write src/panels/${file}`),
  ];
  expect(problems, problems.join('; ')).toEqual([]);
});

test('every panel is for an existing type, so the tests below show it', () => {
  const strangers = panels.filter(({ type }) => !types.includes(type));
  expect(
    strangers.map(({ type }) => type),
    'write packages/evidence/src/types/<family>-<name>.ts',
  ).toEqual([]);
});

test.for(types)('%s shows hostile text as text that does nothing', (type) => {
  const { container } = show(type, hostilePayload(type));
  expect(screen.getAllByText((text) => text.includes(HOSTILE_SHOWN)).length).toBeGreaterThan(0);
  expect(container.querySelectorAll('img, script, iframe, a')).toHaveLength(0);
});

test.for(types)('%s survives any payload, because evidence comes from anywhere', (type) => {
  const names = Object.keys(hostilePayload(type));
  const member = fc.oneof(fc.constantFrom(...names), fc.string());
  const payloads = fc.dictionary(member, fc.jsonValue());
  fc.assert(
    fc.property(payloads, (payload) => {
      const { unmount } = show(type, payload as JsonObject);
      unmount();
    }),
    { numRuns: propertyRuns({ short: 50, long: 2000 }) },
  );
});

test('what was not checked never looks good', () => {
  show('bom/cyclonedx', { valid: null, bound: null });
  expect(screen.getAllByText('Not checked')).toHaveLength(2);
  expect(screen.queryByText('Yes')).not.toBeInTheDocument();
});

test('says when no licence was found', () => {
  show('bom/licence', { licences: [] });
  expect(screen.getByText('No licence was found.')).toBeVisible();
});

test.for([
  [true, 'Verified'],
  [false, 'NOT VERIFIED: do not rely on anything it says'],
  [null, 'NOT CHECKED: nothing says whether it holds'],
  ['true', 'NOT CHECKED: nothing says whether it holds'],
] as const)('a signature with verified %s is announced as: %s', ([verified, words]) => {
  for (const type of ['signature/verification', 'pipeline/provenance']) {
    const { unmount } = show(type, { verified });
    expect(screen.getByRole('note', { name: words })).toBeVisible();
    unmount();
  }
});

test('says who signed, how, when and how that is known, and what it covers', () => {
  show('signature/verification', {
    verified: true,
    matchedSigner: 'team',
    signer: { method: 'certificate', name: 'CN=Release', anchor: 'CN=Root', keyType: 'P-256' },
    signedAt: [{ time: '2026-11-23T10:00:00Z', source: 'timestamp-authority', by: 'CN=TSA' }],
    files: { verified: 1200, verifiedBytes: 18_400_000_000, unsignedPresent: 1 },
  });
  for (const words of ['team', 'With a certificate', 'CN=Root', 'CN=TSA']) {
    expect(screen.getByText(words)).toBeVisible();
  }
  expect(screen.getByText(/2026-11-23 10:00 UTC, by timestamp of/)).toBeVisible();
  expect(screen.getByText('1,200 files as signed, 18.4 GB')).toBeVisible();
  expect(screen.getByText('Not signed').nextSibling).toHaveTextContent('1 file');
});

test('says that nothing proves when, and that nothing was compared', () => {
  show('signature/verification', { verified: true, signedAt: [] });
  expect(screen.getByText('Nothing proves when')).toBeVisible();
  expect(screen.getByText('No file was compared')).toBeVisible();
});

test('counts every unsigned file, including those that are not listed', () => {
  show('signature/manifest', {
    unsignedPresent: { count: 250, listed: [{ path: 'a.bin', loadable: true }] },
  });
  expect(screen.getByRole('group', { name: /^Present but not signed: 250 files/ })).toBeVisible();
});

test.for([
  [[], 'The digest has not been seen.'],
  [[{ root: 'a', role: 'serving' }], 'Seen once: there is nothing to compare it with.'],
  [
    [
      { root: 'a', role: 'admission' },
      { root: 'a', role: 'serving' },
    ],
    'The same digest was seen 2 times.',
  ],
  [
    [
      { root: 'a', role: 'admission' },
      { root: 'b', role: 'serving' },
    ],
    'The digests differ: what runs is not what was seen elsewhere.',
  ],
  [
    [
      { root: 'a', role: 'admission' },
      { root: 'a', role: 'stored' },
    ],
    'The digest has not been seen where the model is served: what runs is unknown.',
  ],
  [
    [
      { root: 'a', role: 'admission' },
      { root: 'b', role: 'stored' },
    ],
    'The digests differ, and none has been seen where the model is served: what runs is unknown.',
  ],
] as const)('sightings %j: %s', ([observations, words]) => {
  show('runtime/digest', { observations });
  expect(screen.getByText(words)).toBeVisible();
});

test('a type without its own panel is shown by its shape', () => {
  show('bom/claims', {
    origin: 'shipped',
    claims: { measured: 24 },
    compared: 24,
    contradicted: [],
  });
  expect(screen.getByText('Compared with the files')).toBeVisible();
  expect(screen.getAllByText('Missing').length).toBeGreaterThan(0);
  expect(panelOf('bom/unheard-of')).toBeUndefined();
});
