import type { SignedModel } from '@weighbridge/model-signing';
import {
  makeAttestation,
  modelSubject,
  PREDICATE_TYPES,
  signAttestation,
} from '@weighbridge/model-signing/attestation';
import { expect, test } from 'vitest';
import { FILES, said, signedModel, TEAM, text, weighFiles } from './support/signed-models.ts';
import type { Files } from './support/signed-models.ts';

/** Provenance that names the model by the list of a signature. */
async function builtBy({ payloadDigest, root }: SignedModel): Promise<Uint8Array> {
  const statement = makeAttestation({
    subjects: [modelSubject({ name: 'tiny', payloadDigest, root })],
    predicateType: PREDICATE_TYPES.slsaProvenance1,
    predicate: {
      buildDefinition: {
        buildType: 'https://builder.example.org/type',
        externalParameters: {
          source: { uri: 'git+https://git.example.org/acme/fraud@refs/heads/main' },
        },
      },
      runDetails: { builder: { id: 'https://builder.example.org' } },
    },
  });
  return text(await signAttestation(statement, TEAM.signer));
}

/** The files with a signature that the team made over some of them, and provenance of that list. */
async function withPart(part: Files, ignorePaths: readonly string[] = []): Promise<Files> {
  const list = await signedModel(part, TEAM.signer, { ignorePaths });
  return {
    ...FILES,
    'model.sig': text(list.bundleText),
    'attestations/build.json': await builtBy(list),
  };
}

const { 'config.json': config } = FILES;

test('provenance of a list of all files is provenance of the model', async () => {
  const weighing = await weighFiles(await withPart(FILES));
  expect(said(weighing, 'WB-PIP-1')).toBe('pass evidence-supports');
});

test.for<readonly [string, Files, readonly string[]]>([
  ['lists one file', { 'config.json': config as Uint8Array }, []],
  ['leaves the weights out by name', FILES, ['model.safetensors']],
])('provenance of a list that %s is none of the model', async ([, part, ignorePaths]) => {
  const weighing = await weighFiles(await withPart(part, ignorePaths));
  expect(said(weighing, 'WB-PIP-1')).not.toMatch(/^pass/);
  const [seen] = weighing.evidence.filter(({ type }) => type === 'runtime/digest');
  expect(JSON.stringify(seen?.payload)).not.toContain('payloadDigest');
});

test('signatures, statements and what downloads and Git keep may stand beside the list', async () => {
  const commit = '0123456789abcdef0123456789abcdef01234567';
  const weighing = await weighFiles({
    ...(await withPart(FILES)),
    '.gitattributes': text('*.safetensors filter=lfs\n'),
    '.git/HEAD': text('ref: refs/heads/main\n'),
    '.cache/huggingface/download/config.json.metadata': text(
      `${commit}\n${'ab'.repeat(20)}\n1764460800.0\n`,
    ),
  });
  expect(said(weighing, 'WB-PIP-1')).toBe('pass evidence-supports');
  expect(said(weighing, 'WB-INT-3')).toBe('pass evidence-supports');
});
