import { expect, test } from 'vitest';
import { admittedFiles, EARLIER } from '../../test/support/admitted.ts';
import { provenanceOf } from '../../test/support/provenance.ts';
import {
  evidenceOf,
  FILES,
  NOW,
  said,
  signed,
  STRANGER,
  text,
  verdictOf,
  weighFiles,
} from '../../test/support/signed-models.ts';

const LATER = new Date('2026-11-23T13:00:00Z');

test('a model that was admitted by a signed statement, and is the same now, passes WB-INT-2', async () => {
  const files = await admittedFiles();
  const weighing = await weighFiles(files, { serving: true });
  expect(said(weighing, 'WB-INT-2')).toBe('pass evidence-supports');
  expect(evidenceOf(weighing, 'runtime/digest')[0]?.payload).toMatchObject({
    observations: [
      { role: 'admission', observedAt: EARLIER.toISOString() },
      { role: 'serving', place: 'tiny', observedAt: NOW.toISOString() },
    ],
  });
  const again = await weighFiles(files, {
    now: LATER,
    previous: weighing.posture,
    serving: true,
  });
  expect(said(again, 'WB-INT-2')).toBe('pass evidence-supports');
});

test('a copy in a store is not what runs, whatever was admitted', async () => {
  const weighing = await weighFiles(await admittedFiles());
  expect(said(weighing, 'WB-INT-2')).toBe('unknown single-observation');
  expect(verdictOf(weighing, 'WB-INT-2')?.message).toBe(
    'The digest was taken of the copy at tiny, and nobody saw the digest of what runs.',
  );
  expect(evidenceOf(weighing, 'runtime/digest')[0]?.payload).toMatchObject({
    observations: [{ role: 'admission' }, { role: 'stored', place: 'tiny' }],
  });
});

test('statements next to a model change neither its digest nor any other answer', async () => {
  const files = await admittedFiles();
  const own = Object.entries(files).filter(([path]) => !path.startsWith('attestations/'));
  const [bare, beside] = [await weighFiles(Object.fromEntries(own)), await weighFiles(files)];
  expect(beside.posture.subject).toEqual(bare.posture.subject);
  expect(said(beside, 'WB-INT-3')).toBe('pass evidence-supports');
  expect(beside.posture.gate.outcome).toBe('admit');
});

test('a model without an admission was seen once', async () => {
  for (const serving of [true, false]) {
    for (const files of [await signed(), FILES]) {
      const weighing = await weighFiles(files, { serving });
      expect(said(weighing, 'WB-INT-2')).toBe('unknown single-observation');
    }
  }
});

test('an admission by a stranger does not count', async () => {
  const weighing = await weighFiles(await admittedFiles(STRANGER.signer), { serving: true });
  expect(said(weighing, 'WB-INT-2')).toBe('unknown single-observation');
});

test('bytes other than the admitted ones fail, signed again or not', async () => {
  const { 'model.sig': _sig, ...files } = await admittedFiles();
  const changed = { ...FILES, 'config.json': text('{"architectures":["Other"]}\n') };
  const serving = true;
  const unsigned = await weighFiles({ ...files, ...changed }, { serving });
  expect(said(unsigned, 'WB-INT-2')).toBe('fail evidence-adverse');
  const { 'model.sig': sig } = await signed(changed);
  const resigned = await weighFiles({ ...files, ...changed, 'model.sig': sig }, { serving });
  expect(said(resigned, 'WB-INT-1')).toBe('pass evidence-supports');
  expect(said(resigned, 'WB-INT-2')).toBe('fail evidence-adverse');
});

test('files that were renamed since the admission fail, though their root digest is the same', async () => {
  const files = await admittedFiles();
  const renamed = { ...FILES, 'model.safetensorsx': FILES['model.safetensors'] as Uint8Array };
  delete (renamed as Record<string, Uint8Array>)['model.safetensors'];
  const { 'model.sig': sig } = await signed(renamed);
  const { 'model.safetensors': _weights, ...rest } = files;
  const weighing = await weighFiles({ ...rest, ...renamed, 'model.sig': sig }, { serving: true });
  expect(said(weighing, 'WB-INT-2')).toBe('fail evidence-adverse');
});

test('an admission dated after now is ignored', async () => {
  const weighing = await weighFiles(await admittedFiles(), {
    now: new Date('2026-11-20T08:00:00Z'),
    serving: true,
  });
  expect(said(weighing, 'WB-INT-2')).toBe('unknown single-observation');
});

const OTHER = { name: 'x', digest: { sha256: '00'.repeat(32) } };

test.for([
  ['of the whole model', ['model', {}], 'pass evidence-supports'],
  ['of every file that holds weights', ['weights', {}], 'pass evidence-supports'],
  ['of other bytes', [OTHER, {}], 'fail evidence-adverse'],
  [
    'by another builder',
    ['model', { builder: 'https://evil.example.org' }],
    'fail evidence-adverse',
  ],
  [
    'from another source',
    ['model', { source: 'https://git.example.org/evil' }],
    'fail evidence-adverse',
  ],
  ['signed by a stranger', ['model', { signer: STRANGER.signer }], 'fail evidence-adverse'],
] as const)('provenance %s', async ([, [subject, changes], expected]) => {
  const files = await signed();
  const provenance = await provenanceOf(subject, changes);
  const weighing = await weighFiles({ ...files, 'attestations/provenance.json': provenance });
  expect(said(weighing, 'WB-PIP-1')).toBe(expected);
});

test('provenance of an earlier version does not affect that of this one', async () => {
  const weighing = await weighFiles({
    ...(await signed()),
    'attestations/a.json': await provenanceOf(OTHER),
    'attestations/b.json': await provenanceOf('model'),
  });
  expect(verdictOf(weighing, 'WB-PIP-1')).toMatchObject({ status: 'pass', tier: 'verified' });
});

test('provenance is not checked without signers in the policy', async () => {
  const weighing = await weighFiles(
    { ...FILES, 'attestations/provenance.json': await provenanceOf('weights') },
    { policy: { name: 'open', requires: [] } },
  );
  expect(said(weighing, 'WB-PIP-1')).toBe('unknown evidence-inconclusive');
});

test.for([
  ['no JSON', text('hello')],
  ['another predicate', text('{"dsseEnvelope": 1}')],
] as const)('a file that holds %s next to the model is not an attestation', async ([, bytes]) => {
  const weighing = await weighFiles({ ...(await signed()), 'attestations/x.json': bytes });
  expect(said(weighing, 'WB-PIP-1')).toBe('unknown evidence-missing');
  expect(said(weighing, 'WB-INT-1')).toBe('pass evidence-supports');
});
