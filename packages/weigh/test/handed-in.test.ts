import { canonicalJson } from '@weighbridge/core';
import type { Evidence, Finding } from '@weighbridge/core';
import {
  makeAttestation,
  modelSubject,
  signAttestation,
} from '@weighbridge/model-signing/attestation';
import { describe, expect, test } from 'vitest';
import { exportEvidence, observe, parseExport, weigh } from '../src/index.ts';
import type { StatementSource } from '../src/index.ts';
import { handedInOf } from '../src/instruments/handed-in.ts';
import { hoursAgo, item, MODEL, OTHER, statement } from './support/handed-in.ts';
import { folderOf, NOW, POLICY, signed, STRANGER, TEAM, text } from './support/signed-models.ts';

const FILES = await signed();
const { signers } = POLICY;
const DRIFT = handedInOf(['runtime/drift', 'runtime/digest']);

const drift = (score: number, changes: Partial<Evidence> = {}) =>
  item({ type: 'runtime/drift', payload: { score }, ...changes });

/** What the instrument makes of statements from elsewhere. */
async function handIn(...bytes: readonly Uint8Array[]) {
  const statements = bytes.map((each, at) => ({ path: `${at}.json`, bytes: each }));
  return look({ statements });
}

async function look({
  statements,
  files = FILES,
}: {
  statements?: readonly StatementSource[];
  files?: typeof FILES;
}) {
  const inputs = { folder: folderOf(files), signers, statements };
  const { evidence, findings, looks } = await observe(inputs, { now: NOW, instruments: [DRIFT] });
  expect(looks[0]?.outcome).toBe('observed');
  return { evidence, findings };
}

const scores = ({ evidence }: { readonly evidence: readonly Evidence[] }) =>
  evidence.map(({ payload }) => payload['score']);
const told = ({ findings }: { readonly findings: readonly Finding[] }) =>
  findings.map(({ ruleId, level, kind, message }) => `${ruleId} ${level} ${kind}: ${message}`);

describe('what is handed in', () => {
  test('becomes evidence about the model, with the statement and who is proved to have signed it', async () => {
    const seen = await handIn(await statement([drift(1)]));
    expect(seen.findings).toEqual([]);
    expect(seen.evidence).toEqual([
      expect.objectContaining({
        ...drift(1),
        subject: { model: 'tiny', digest: expect.any(String) },
        attested: {
          statement: expect.stringMatching(/^sha256:/),
          signer: expect.objectContaining({ method: 'key', keyType: 'P-256' }),
        },
      }),
    ]);
  });

  test('is the same byte for byte each time, and beside the model as from elsewhere', async () => {
    const bytes = await statement([drift(1), drift(2)]);
    const once = await handIn(bytes);
    expect(canonicalJson(await handIn(bytes))).toBe(canonicalJson(once));
    const files = { ...FILES, 'attestations/drift.json': bytes };
    const beside = await look({ files });
    expect(canonicalJson(beside.evidence)).toBe(canonicalJson(once.evidence));
    const both = await look({ files, statements: [{ path: 'x.json', bytes }] });
    expect(canonicalJson(both)).toBe(canonicalJson(beside));
  });

  test.for([
    ['by a stranger', STRANGER.signer, 'no key that is trusted'],
    ['by nobody', null, 'it is not signed'],
  ] as const)('signed %s has no signer, and a finding says why', async ([, signer]) => {
    const seen = await handIn(await statement([drift(1)], { signer }));
    expect(seen.evidence[0]?.attested?.signer).toBeNull();
    expect(seen.findings).toMatchObject([
      { ruleId: 'weigh/evidence-unproved', level: 'warning', kind: 'unknown' },
    ]);
  });

  test('is proved by no signature that was broken', async () => {
    const bundle = JSON.parse(new TextDecoder().decode(await statement([drift(1)]))) as {
      dsseEnvelope: { signatures: { sig: string }[] };
    };
    const [signature] = bundle.dsseEnvelope.signatures;
    if (signature !== undefined) signature.sig = `AAAA${signature.sig.slice(4)}`;
    const seen = await handIn(text(JSON.stringify(bundle)));
    expect(seen.evidence[0]?.attested?.signer).toBeNull();
  });

  test('without those who may sign is proved by nobody', async () => {
    const inputs = {
      folder: folderOf(FILES),
      statements: [
        { path: 'a.json', bytes: await statement([drift(1)], { model: await byFiles() }) },
      ],
    };
    const { evidence, findings } = await observe(inputs, { now: NOW, instruments: [DRIFT] });
    expect(evidence[0]?.attested?.signer).toBeNull();
    expect(told({ findings })[0]).toContain('the policy names nobody who may sign');
  });

  test('by a copy that a stranger signed says nothing more', async () => {
    const good = await statement([drift(1)]);
    const copy = await statement([drift(1)], { signer: STRANGER.signer });
    const seen = await handIn(copy, good);
    expect(canonicalJson(seen.evidence)).toBe(canonicalJson((await handIn(good)).evidence));
  });

  test('can be exported with a posture and read again', async () => {
    const { evidence } = await handIn(await statement([drift(1)]));
    const { text: words } = exportEvidence({
      evidence,
      findings: [],
      policy: POLICY,
      now: NOW.toISOString(),
    });
    expect(parseExport(text(words)).evidence).toEqual(evidence);
  });
});

describe('what is no evidence about the model now is left out and counted, and takes nothing with it', () => {
  test.for<readonly [string, Parameters<typeof statement>, string]>([
    [
      'about other bytes',
      [[drift(9), drift(8)], { model: OTHER }],
      'weigh/evidence-left-out note unknown: Items of a statement of evidence are left out. It is 2 of 1.json: they are about other bytes.',
    ],
    [
      'about files of the same bytes by other names',
      [[drift(9)], { model: { name: 'tiny', root: MODEL.root ?? 'sha256:' } }],
      'It is 1 of 1.json: they are about other bytes.',
    ],
    [
      'dated after now',
      [[drift(9, { observedAt: hoursAgo(-1) })]],
      'It is 1 of 1.json: they are dated after now.',
    ],
    [
      'of a type that only a look at the model shows',
      [[item({ type: 'artifact/code', payload: {} })]],
      'It is 1 of 1.json: others may not hand in evidence of their type.',
    ],
    [
      'of a type that nobody knows',
      [[item({ type: 'runtime/unheard-of' })]],
      'others may not hand in evidence of their type.',
    ],
    [
      'a sighting that is none',
      [[item({ payload: { observations: 'many' } })]],
      'they are not what evidence of their type is.',
    ],
    [
      'a sighting with an end',
      [[item({ expiresAt: hoursAgo(-9) })]],
      'they are not what evidence of their type is.',
    ],
  ])('%s', async ([, [items, options], message]) => {
    const good = await statement([drift(1)]);
    const bad = await statement(items, options);
    const seen = await handIn(good, bad);
    expect(scores(seen)).toEqual([1]);
    expect(told(seen)).toEqual([expect.stringContaining(message)]);
  });

  test('one item of a statement whose others hold', async () => {
    const seen = await handIn(
      await statement([drift(1), drift(9, { observedAt: hoursAgo(-1) }), drift(2)]),
    );
    expect(scores(seen)).toEqual([1, 2]);
    expect(seen.findings).toHaveLength(1);
  });

  test.for([
    ['garbage', text('{"a":')],
    ['an empty file', new Uint8Array()],
    ['a statement without items', text('{"_type":"https://in-toto.io/Statement/v1"}')],
  ] as const)('%s that is named', async ([, bytes]) => {
    const seen = await handIn(await statement([drift(1)]), bytes);
    expect(scores(seen)).toEqual([1]);
    expect(told(seen)).toEqual([expect.stringContaining('weigh/evidence-unread warning unknown')]);
  });

  test('what lies beside the model and claims to be nothing of the kind says nothing', async () => {
    const type = 'https://weighbridge.dev/evidence/v1';
    const claims = { _type: 'https://in-toto.io/Statement/v1', predicateType: type };
    const seen = await look({
      files: {
        ...FILES,
        'attestations/note.json': text('{"dsseEnvelope":{}}'),
        'attestations/broken.json': text(JSON.stringify(claims)),
        'attestations/empty.json': await signedAs(type),
        'attestations/other.json': await signedAs('https://slsa.dev/provenance/v1'),
      },
    });
    expect(told(seen)).toHaveLength(2);
    for (const each of told(seen)) expect(each).toContain('weigh/evidence-unread');
    expect(seen.findings.map(({ locations }) => locations[0]?.path)).toEqual([
      'attestations/broken.json',
      'attestations/empty.json',
    ]);
  });
});

test('a model that others serve, known by its digest alone, takes evidence too', async () => {
  const model = await byFiles();
  const bytes = await statement([drift(1)], { model, signer: TEAM.signer });
  const subject = { model: 'tiny', digest: model.manifestDigest };
  const given = { now: NOW, policy: POLICY, instruments: [DRIFT] };
  const statements = [{ path: 'a.json', bytes }];
  const { evidence } = await weigh(null, { ...given, subject, statements });
  expect(scores({ evidence })).toEqual([1]);
});

/** A signed statement of a kind, with a predicate that says nothing. */
async function signedAs(predicateType: string): Promise<Uint8Array> {
  const subjects = [modelSubject(MODEL)];
  const bytes = makeAttestation({ subjects, predicateType, predicate: { items: [] } });
  return text(await signAttestation(bytes, TEAM.signer));
}

/** The model by the digest of its files alone. */
async function byFiles() {
  const { subject } = await observe({ folder: folderOf(FILES) }, { now: NOW, instruments: [] });
  if (subject.digest === undefined) throw new Error('the files have no digest');
  return { name: 'tiny', manifestDigest: subject.digest };
}

test('a model without files and digest is what a subject calls by its name, and no other', async () => {
  const statements = [{ path: '0.json', bytes: await statement([drift(1)]) }];
  const seen = async (inputs: object) => {
    const all = { signers, statements, ...inputs };
    return scores(await observe(all, { now: NOW, instruments: [DRIFT] }));
  };
  expect(await seen({ model: MODEL.name })).toEqual([1]);
  expect(await seen({ model: 'another' })).toEqual([]);
  const subject = { model: MODEL.name, digest: `sha256:${'22'.repeat(32)}` };
  expect(await seen({ subject })).toEqual([]);
});
