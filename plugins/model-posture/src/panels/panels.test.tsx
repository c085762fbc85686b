import { readdirSync } from 'node:fs';
import { render, screen } from '@testing-library/react';
import { makeEvidence } from '@weighbridge/core';
import type { JsonObject } from '@weighbridge/core';
import { propertyRuns } from '@weighbridge/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HOSTILE, HOSTILE_SHOWN } from '../../test/model.ts';
import { panels } from './index.ts';

const PAYLOADS: Readonly<Record<string, JsonObject>> = {
  'artifact/inventory': {
    files: 3,
    totalBytes: 1_263_404,
    hashed: true,
    manifestDigest: HOSTILE,
    skipped: [{ path: HOSTILE, kind: 'symlink', reason: HOSTILE }],
    skippedCount: 1,
  },
  'artifact/formats': {
    complete: false,
    files: [
      {
        path: HOSTILE,
        format: null,
        canCarryCode: 'unknown',
        wellFormed: null,
        coverageComplete: false,
      },
    ],
  },
  'bom/cyclonedx': {
    specVersion: '1.7',
    serialNumber: HOSTILE,
    bomDigest: HOSTILE,
    valid: true,
    bound: null,
    origin: HOSTILE,
    components: 4,
    claims: { verified: 0, measured: 24, declared: 9, inferred: 6, none: 2 },
    missing: [HOSTILE],
  },
  'bom/licence': { licences: [{ expression: HOSTILE, tier: 'declared', locator: HOSTILE }] },
};

function show(type: string, payload: JsonObject) {
  const panel = panels.find((p) => p.type === type);
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
  const files = readdirSync(import.meta.dirname).filter((name) => /^[a-z-]+\.tsx$/.test(name));
  const expected = panels.map(({ type }) => `${type.replace('/', '-')}.tsx`);
  expect(files.toSorted()).toEqual(expected.toSorted());
});

test.for(panels.map(({ type }) => type))(
  '%s shows hostile text as text that does nothing',
  (type) => {
    const { container } = show(type, PAYLOADS[type] ?? {});
    expect(screen.getAllByText((text) => text.includes(HOSTILE_SHOWN)).length).toBeGreaterThan(0);
    expect(container.querySelectorAll('img, script, iframe, a')).toHaveLength(0);
  },
);

test.for(panels.map(({ type }) => type))(
  '%s survives any payload, as evidence comes from anywhere',
  (type) => {
    const names = Object.keys(PAYLOADS[type] ?? {});
    const member = fc.oneof(fc.constantFrom(...names), fc.string());
    const payloads = fc.dictionary(member, fc.jsonValue());
    fc.assert(
      fc.property(payloads, (payload) => {
        const { unmount } = show(type, payload as JsonObject);
        unmount();
      }),
      { numRuns: propertyRuns({ short: 50, long: 2000 }) },
    );
  },
);

test('what was not checked never looks good', () => {
  show('bom/cyclonedx', { valid: null, bound: null });
  expect(screen.getAllByText('Not checked')).toHaveLength(2);
  expect(screen.queryByText('Yes')).not.toBeInTheDocument();
});

test('says when no licence was found', () => {
  show('bom/licence', { licences: [] });
  expect(screen.getByText('No licence was found.')).toBeVisible();
});
