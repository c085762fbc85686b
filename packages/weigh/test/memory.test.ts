import { toCycloneDx, serializeBom } from '@weighbridge/aibom';
import { postureSchema } from '@weighbridge/core/schema';
import { writeSafetensors } from '@weighbridge/model-formats';
import { builtInPolicies } from '@weighbridge/posture';
import { describe, expect, test } from 'vitest';
import { signPosture } from '../src/statement/sign-posture.ts';
import type { Weighing, WeighOptions } from '../src/weighing.ts';
import { provenanceOf } from './support/provenance.ts';
import {
  FILES,
  NOW,
  POLICY,
  signed,
  signedModel,
  STRANGER,
  TEAM,
  text,
  verdictOf,
  weighFiles,
} from './support/signed-models.ts';
import type { Files } from './support/signed-models.ts';

/** Weighs one folder after the other, an hour apart, each against the previous statement. */
async function chain(
  folders: readonly Files[],
  options: WeighOptions = {},
): Promise<readonly Weighing[]> {
  const weighings: Weighing[] = [];
  for (const [at, files] of folders.entries()) {
    const previous = weighings.at(-1)?.posture;
    const now = new Date(NOW.getTime() + at * 3_600_000);
    weighings.push(await weighFiles(files, { now, ...options, ...(previous && { previous }) }));
  }
  for (const { posture } of weighings) postureSchema.parse(posture);
  return weighings;
}

async function gates(folders: readonly Files[], options: WeighOptions = {}): Promise<string[]> {
  const weighings = await chain(folders, options);
  return weighings.map(({ posture }) => posture.gate.outcome);
}

function without(files: Files, ...paths: readonly string[]): Files {
  return Object.fromEntries(Object.entries(files).filter(([path]) => !paths.includes(path)));
}

const EVIL = { source: 'https://git.example.org/evil' };
const OTHER_WEIGHTS: Files = {
  ...FILES,
  'model.safetensors': writeSafetensors(
    [{ name: 'w', dtype: 'F32', shape: [2, 2], data: new Uint8Array(16).fill(1) }],
    {},
  ),
};

describe('an attestation that names a source that is not allowed', async () => {
  const good = { ...(await signed()), 'attestations/good.json': await provenanceOf('weights') };
  const evil = await provenanceOf('weights', EVIL);
  const both: Files = { ...good, 'attestations/evil.json': evil };

  test('still counts when it is deleted, statement after statement, and says what answers it', async () => {
    const weighings = await chain([both, good, good]);
    for (const weighing of weighings) expect(weighing.posture.gate.outcome).toBe('refuse');
    expect(verdictOf(weighings[2] as Weighing, 'WB-PIP-1')).toMatchObject({
      status: 'fail',
      reason: 'evidence-withdrawn',
      message: expect.stringMatching(
        /^attestations\/evil\.json is gone, but what it said still counts: .*git\.example\.org\/evil.* It counts until the file is back, or once /,
      ),
    });
  });

  test('counts as what it says when it returns, under this name or another', async () => {
    const moved = { ...good, 'attestations/moved.json': evil };
    const [, , back, , last] = await chain([both, good, moved, good, both]);
    expect(verdictOf(back as Weighing, 'WB-PIP-1')?.reason).toBe('contradicted');
    expect(verdictOf(last as Weighing, 'WB-PIP-1')?.reason).toBe('contradicted');
  });

  test('is not answered by a copy of the other at its path', async () => {
    const copied = { ...good, 'attestations/evil.json': good['attestations/good.json'] };
    const alone = without(copied, 'attestations/good.json');
    expect(await gates([both, copied, alone])).toEqual(Array(3).fill('refuse'));
  });

  test('is answered by another statement at its path', async () => {
    const mended = { ...good, 'attestations/evil.json': await provenanceOf('model') };
    expect(await gates([both, mended, mended])).toEqual(['refuse', 'admit', 'admit']);
  });

  test('is inactive while the weights are different, and active again with the original ones', async () => {
    const next = {
      ...(await signed(OTHER_WEIGHTS)),
      'attestations/good.json': await provenanceOf('weights', { files: OTHER_WEIGHTS }),
    };
    expect(await gates([both, next, next, good])).toEqual(['refuse', 'admit', 'admit', 'refuse']);
  });

  test('says nothing where it is about bytes other than the whole folder', async () => {
    const old = {
      ...(await signed()),
      'attestations/old.json': await provenanceOf({
        name: 'x',
        digest: { sha256: '00'.repeat(32) },
      }),
    };
    const next = { ...(await signed()), 'attestations/new.json': await provenanceOf('weights') };
    expect(await gates([old, next])).toEqual(['refuse', 'admit']);
    const beside = { ...old, ...next };
    expect(await gates([beside, next])).toEqual(['admit', 'admit']);
  });
});

describe('a signature that does not hold', async () => {
  const good = await signed();
  const byStranger = text((await signedModel(FILES, STRANGER.signer)).bundleText);
  const both: Files = { ...good, 'model.sigstore': byStranger };

  test('still counts when it is deleted, or overwritten with a copy of the other', async () => {
    const copied = { ...good, 'model.sigstore': good['model.sig'] };
    expect(await gates([both, good, copied, good])).toEqual(Array(4).fill('refuse'));
  });

  test('ends when the earlier signature returns, and not when a copy of another replaces it', async () => {
    const junk = { ...good, 'model.sig': Uint8Array.of(255, 254, 0, 1) };
    const other = { ...good, 'model.sig': (await signed(OTHER_WEIGHTS))['model.sig'] };
    for (const worse of [junk, other, { ...good, 'model.sig': byStranger }]) {
      expect(await gates([good, worse, FILES, good])).toEqual([
        'admit',
        'refuse',
        'refuse',
        'admit',
      ]);
    }
    const twin: Files = { ...good, 'model.sigstore': good['model.sig'] };
    expect(await gates([both, twin, twin, both, twin])).toEqual(Array(5).fill('refuse'));
  });

  test('is answered by a new signature of a permitted signer', async () => {
    const stranger = { ...FILES, 'model.sig': byStranger };
    expect(await gates([stranger, good])).toEqual(['refuse', 'admit']);
    const edited = { ...FILES, 'README.md': text('---\nlicense: mit\n---\n\n# Another\n') };
    const resigned = without({ ...(await signed(edited)) }, 'x');
    expect(await gates([good, { ...edited, 'model.sig': good['model.sig'] }, resigned])).toEqual([
      'admit',
      'refuse',
      'admit',
    ]);
    const elsewhere = {
      ...without(resigned, 'model.sig'),
      'model.sigstore': resigned['model.sig'],
    };
    expect(
      (await gates([{ ...edited, 'model.sig': good['model.sig'] }, elsewhere as Files]))[1],
    ).toBe('admit');
  });
});

describe('a bill of materials that lists other bytes', () => {
  const options = { policy: builtInPolicies.default };

  test('still counts when it is deleted, until a correct one is at its path', async () => {
    const [clean, other] = await chain([FILES, OTHER_WEIGHTS], options);
    const billOf = (weighing: Weighing | undefined) =>
      text(serializeBom(toCycloneDx((weighing as Weighing).description, { timestamp: NOW })));
    const wrong = { ...FILES, 'bom.cdx.json': billOf(other) };
    const right = { ...FILES, 'bom.cdx.json': billOf(clean) };
    expect(await gates([wrong, FILES, FILES], options)).toEqual(Array(3).fill('refuse'));
    expect(await gates([wrong, FILES, right, FILES], options)).toEqual([
      'refuse',
      'refuse',
      'admit',
      'admit',
    ]);
    expect(await gates([right, FILES], options)).toEqual(['admit', 'admit']);
  });
});

describe('a card that names a denied licence', () => {
  const policy = {
    ...builtInPolicies.default,
    licences: { allow: ['MIT'], deny: ['CC-BY-NC-4.0'] },
  };
  const card = (licence: string) => ({
    'README.md': text(`---\nlicense: ${licence}\n---\n\n# A model\n`),
  });
  const header = {
    ...FILES,
    'config.json': text('{"architectures":["Tiny"],"model_type":"mlp","license":"mit"}\n'),
    LICENSE: text('SPDX-License-Identifier: MIT\n'),
  };
  const denied = { ...header, ...card('cc-by-nc-4.0') };
  const deleted = without(denied, 'README.md');

  test('still counts when the card is deleted or renamed, and not when it is edited', async () => {
    for (const hash of ['full', 'none'] as const) {
      const said = async (...folders: readonly Files[]) =>
        (await chain(folders, { policy, hash })).map(
          (weighing) => verdictOf(weighing, 'WB-BOM-4')?.status,
        );
      // What was not hashed can have other bytes: it passes nothing, and is adverse all the same.
      const allowed = hash === 'full' ? 'pass' : 'unknown';
      const renamed = { ...deleted, 'CARD.txt': denied['README.md'] as Uint8Array };
      expect(await said(denied, deleted, renamed, deleted)).toEqual(Array(4).fill('fail'));
      expect(await said(denied, { ...header, ...card('mit') }, deleted)).toEqual([
        'fail',
        allowed,
        expect.stringMatching(/pass|unknown/),
      ]);
      expect(await said(denied, deleted, denied, { ...header, ...card('mit') })).toEqual([
        'fail',
        'fail',
        'fail',
        allowed,
      ]);
    }
  });
});

describe('the newest admission, which names other bytes', async () => {
  const admitted = async (files: Files, name: string, now: Date): Promise<Files> => {
    const { posture, evidence, findings } = await weighFiles(await signed(files), { now });
    const { payloadDigest, root } = await signedModel(files);
    const inputs = { posture, evidence, findings, policy: POLICY };
    const documents = await signPosture(inputs, TEAM.signer, { model: { payloadDigest, root } });
    return Object.fromEntries(
      Object.entries(documents).map(([file, words]) => [
        `attestations/${name}-${file}`,
        text(words),
      ]),
    );
  };
  const files = await signed();
  const early = await admitted(FILES, 'a', new Date('2026-11-20T09:00:00Z'));
  const late = await admitted(OTHER_WEIGHTS, 'b', new Date('2026-11-21T09:00:00Z'));
  const newest = await admitted(FILES, 'c', new Date('2026-11-22T09:00:00Z'));

  test('still counts when it is deleted, until there is a newer one', async () => {
    const folders = [
      { ...files, ...early, ...late },
      { ...files, ...early },
      files,
      { ...files, ...early },
      { ...files, ...early, ...newest },
    ];
    const weighings = await chain(folders, { place: 'serving', serving: true });
    const statuses = weighings.map((weighing) => verdictOf(weighing, 'WB-INT-2')?.status);
    expect(statuses.slice(0, 4)).toEqual(Array(4).fill('fail'));
    expect(statuses[4]).not.toBe('fail');
    expect(verdictOf(weighings[1] as Weighing, 'WB-INT-2')?.message).toMatch(
      /^attestations\/b-.* is gone/,
    );
  });
});

test('a model that stays refused does not accumulate evidence with every weighing', async () => {
  const worse = { ...(await signed()), 'adapter.safetensors': text('x') };
  const looks = await chain(Array<Files>(6).fill(worse));
  expect(looks.map(({ posture }) => posture.gate.outcome)).toEqual(Array(6).fill('refuse'));
  for (const { posture } of looks) {
    expect(posture.withdrawn).toMatchObject({ evidence: [], findings: [] });
    expect(
      posture.verdicts.flatMap(({ status, evidence }) => (status === 'fail' ? evidence : [])),
    ).toHaveLength(2);
  }
});
