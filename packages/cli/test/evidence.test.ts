import { readFile, writeFile } from 'node:fs/promises';
import { sha256Digest } from '@weighbridge/core';
import { keySigner } from '@weighbridge/model-signing';
import { evidenceStatement, signAttestation } from '@weighbridge/model-signing/attestation';
import { parseBundle, parseStatement } from '@weighbridge/model-signing/bundle';
import { beforeEach, describe, expect, test } from 'vitest';
import { NOW } from './call.ts';
import { parsed, useSignedModel } from './signed-model.ts';

const { path, line, sign } = useSignedModel();

interface Weighed {
  readonly evidence: readonly { readonly type: string; readonly payload: object }[];
  readonly findings: readonly { readonly ruleId: string }[];
}

const weigh = (...more: string[]) =>
  line(['weigh m --policy team.yaml --format json', ...NOW, ...more].join(' '));
const weighed = async (...more: string[]) => parsed(await weigh(...more)) as unknown as Weighed;
const sighted = ({ evidence }: Weighed) =>
  JSON.stringify(evidence.find(({ type }) => type === 'runtime/digest')?.payload);

/** Writes what somebody saw of the signed model, signed by a key or by nobody. */
async function handIn(file: string, place: string, key?: string): Promise<void> {
  const { envelope } = parseBundle(await readFile(path('model.sig')));
  const { root } = parseStatement(envelope);
  const payloadDigest = sha256Digest(envelope.payload);
  const observedAt = '2026-11-23T11:00:00Z';
  const seen = { role: 'serving', place, observedAt, root, payloadDigest };
  const statement = evidenceStatement(
    [
      {
        type: 'runtime/digest',
        producer: { name: 'sensor', version: '1' },
        observedAt,
        tier: 'measured',
        locator: place,
        payload: { observations: [seen] },
      },
    ],
    { name: 'm', root, payloadDigest },
  );
  const signer = key === undefined ? undefined : keySigner(await readFile(path(key), 'utf8'));
  await writeFile(path(file), signer ? await signAttestation(statement, signer) : statement);
}

beforeEach(async () => {
  await sign();
  const pem = (await readFile(path('p256.pub'), 'utf8')).trim().replaceAll('\n', '\n      ');
  await writeFile(
    path('team.yaml'),
    `name: team
requires: all
signers:
  - name: team
    method: key
    publicKey: |
      ${pem}
observers:
  - signer: team
    types: [runtime/digest]
`,
  );
});

describe('weigh --evidence', () => {
  test('takes what observers hand in, however many files there are', async () => {
    await handIn('one.json', 'pod/a', 'p256.pem');
    await handIn('two.json', 'pod/b', 'p256.pem');
    const answer = await weighed('--evidence', 'one.json', '--evidence', 'two.json');
    expect(sighted(answer)).toContain('pod/a');
    expect(sighted(answer)).toContain('pod/b');
    expect(answer.findings.filter(({ ruleId }) => ruleId.startsWith('weigh/'))).toEqual([]);
  });

  test.for<readonly [string, string | undefined]>([
    ['a stranger', 'other.pem'],
    ['nobody', undefined],
  ])('says so where %s signed it', async ([, key]) => {
    await handIn('one.json', 'pod/a', key);
    const answer = await weighed('--evidence', 'one.json');
    expect(sighted(answer)).toContain('"signer":null');
    expect(answer.findings).toContainEqual(
      expect.objectContaining({ ruleId: 'weigh/evidence-unproved', level: 'warning' }),
    );
  });

  test.for([
    ['none.json', 'Give evidence that can be read: none.json is not there.'],
    ['team.yaml', 'Give --evidence a statement of evidence; team.yaml is not one'],
    ['model.sig', 'Give --evidence a statement of evidence; model.sig is not one'],
    ['m', 'm is a folder'],
  ] as const)('refuses %s by its name', async ([file, problem]) => {
    const { code, out, err } = await weigh('--evidence', file);
    expect([code, out]).toEqual([3, '']);
    expect(err).toContain(problem);
  });
});
