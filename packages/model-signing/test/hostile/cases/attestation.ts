import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonObject } from '@weighbridge/core';
import {
  PREDICATE_TYPES,
  readAttestations,
  verifyAttestation,
  writeAttestation,
} from '../../../src/attestation.ts';
import type { AttestationPolicy } from '../../../src/attestation.ts';
import { openModel } from '../../../src/files/open-model.ts';
import {
  attested,
  COMMIT,
  HEX,
  NOW,
  provenance1,
  result02,
  ROOT_HEX,
  signText,
  summary1,
  trust,
} from '../../support/attested.ts';
import type { HostileCase, World } from '../case.ts';
import { edited, REMOVE } from '../edit.ts';
import type { Edits } from '../edit.ts';
import { layOut } from '../plan.ts';

type Code = HostileCase['code'];
type Kind = 'provenance' | 'summary' | 'result';

/** A signed attestation, and how it differs from what the policy requires. */
interface Attested {
  readonly kind?: Kind;
  readonly predicate?: Edits;
  readonly statement?: JsonObject;
  readonly policy?: Partial<AttestationPolicy>;
  readonly text?: string;
}

const SAMPLES = {
  provenance: [PREDICATE_TYPES.slsaProvenance1, provenance1],
  summary: [PREDICATE_TYPES.slsaSummary1, summary1],
  result: [PREDICATE_TYPES.simpleResult02, result02],
} as const;

/** Accepts exactly the samples. */
const POLICY: AttestationPolicy = {
  predicateTypes: Object.values(SAMPLES).map(([type]) => type),
  subjects: [`sha256:${HEX}`, `omsRoot:${ROOT_HEX}`],
  provenance: {
    builders: [provenance1.runDetails.builder.id],
    source: { repository: 'https://github.com/acme/fraud', commit: COMMIT },
  },
  summary: {
    verifiers: [summary1.verifier.id],
    resourceUri: summary1.resourceUri,
    levels: ['SLSA_BUILD_LEVEL_2'],
    policy: { uri: summary1.policy.uri },
    maxAgeDays: 2,
  },
  verificationResult: {
    verifiers: [result02.verifier.id],
    properties: ['WB_ADMITTED'],
    maxAgeDays: 2,
  },
};

const LEVEL_1 = ['SLSA_BUILD_LEVEL_1'];
const OTHER_SOURCE = '/buildDefinition/externalParameters/workflow/repository';
const DEPENDENCIES = '/buildDefinition/resolvedDependencies';
const SUBJECT = { name: 'fraud', digest: { sha256: ROOT_HEX, omsRoot: HEX } };
const MANY = Array.from({ length: 10_001 }, () => SUBJECT);

/** Attestations that are signed correctly and do not say what the policy requires. */
export const attestationCases: readonly HostileCase[] = [
  says('ATTESTATION_MALFORMED', 'attestation-not-json', 'a signed payload that is not JSON', {
    text: 'x',
  }),
  says('ATTESTATION_MALFORMED', 'attestation-no-subject', 'a statement about nothing', {
    statement: { subject: [] },
  }),
  says('ATTESTATION_MALFORMED', 'attestation-no-builder', 'provenance without a builder', {
    predicate: { '/runDetails/builder': REMOVE },
  }),
  says('ATTESTATION_MALFORMED', 'attestation-builder-number', 'a number in place of a builder', {
    predicate: { '/runDetails/builder/id': 1 },
  }),
  says('ATTESTATION_TOO_LARGE', 'attestation-many-subjects', 'more subjects than the limit', {
    statement: { subject: MANY },
  }),
  says(
    'ATTESTATION_PREDICATE',
    'attestation-other-predicate',
    'a predicate type that was not asked for',
    { policy: { predicateTypes: [PREDICATE_TYPES.slsaSummary1] } },
  ),
  says('ATTESTATION_SUBJECT', 'attestation-other-model', 'an attestation of another model', {
    statement: { subject: [SUBJECT] },
  }),
  says('ATTESTATION_SUBJECT', 'attestation-name-alone', 'the right name over other digests', {
    statement: { subject: [{ ...SUBJECT, digest: { sha256: ROOT_HEX } }] },
  }),
  says('ATTESTATION_BUILDER', 'builder-other', 'provenance of another builder', {
    predicate: { '/runDetails/builder/id': 'https://evil.example/builder' },
  }),
  says('ATTESTATION_BUILDER', 'builder-prefix', 'a builder whose name starts like the right one', {
    predicate: { '/runDetails/builder/id': `${provenance1.runDetails.builder.id}-evil` },
  }),
  says('ATTESTATION_SOURCE', 'source-other', 'provenance of another repository', {
    predicate: {
      [OTHER_SOURCE]: 'https://github.com/evil/fraud',
      [`${DEPENDENCIES}/0/uri`]: 'git+https://github.com/evil/fraud@refs/tags/v7',
    },
  }),
  says('ATTESTATION_SOURCE', 'source-other-commit', 'provenance of another commit', {
    predicate: { [`${DEPENDENCIES}/0/digest/gitCommit`]: 'f'.repeat(40) },
  }),
  says('ATTESTATION_VERIFIER', 'summary-verifier', 'the summary of another verifier', {
    kind: 'summary',
    predicate: { '/verifier/id': 'https://evil.example/gate' },
  }),
  says('ATTESTATION_RESULT', 'summary-failed', 'a summary that says FAILED', {
    kind: 'summary',
    predicate: { '/verificationResult': 'FAILED', '/verifiedLevels': ['FAILED'] },
  }),
  says('ATTESTATION_LEVEL', 'summary-level', 'a summary of a lower level', {
    kind: 'summary',
    predicate: { '/verifiedLevels': LEVEL_1 },
  }),
  says('ATTESTATION_LEVEL', 'result-property', 'a result without the property that is asked for', {
    kind: 'result',
    predicate: { '/properties': LEVEL_1 },
  }),
  says('ATTESTATION_RESOURCE', 'summary-resource', 'the summary of another place of use', {
    kind: 'summary',
    predicate: { '/resourceUri': 'pkg:huggingface/acme/fraud@8' },
  }),
  says('ATTESTATION_POLICY', 'summary-policy', 'a summary under another policy', {
    kind: 'summary',
    predicate: { '/policy/uri': 'https://example.com/lax' },
  }),
  says('ATTESTATION_TIME', 'summary-old', 'a summary that is too old', {
    kind: 'summary',
    predicate: { '/timeVerified': '2025-01-01T00:00:00Z' },
  }),
  says('ATTESTATION_TIME', 'result-future', 'a result from the future', {
    kind: 'result',
    predicate: { '/timeCreated': '2030-01-01T00:00:00Z' },
  }),
  folder(
    'ATTESTATION_TOO_LARGE',
    'attestations-many',
    'more attestations than the limit',
    async (model) => {
      layOut(model, { 'attestations/a.json': '{}', 'attestations/b.json': '{}' });
    },
  ),
  folder(
    'ATTESTATION_FILE',
    'attestations-link',
    'a folder of attestations that is a link out of the model',
    async (model) => {
      mkdirSync(join(model, '..', 'elsewhere'));
      symlinkSync('../elsewhere', join(model, 'attestations'));
      await writeAttestation(model, '{}', 'posture.json');
    },
  ),
  folder(
    'ATTESTATION_FILE',
    'attestation-link',
    'a link in place of the attestation that is replaced',
    async (model) => {
      layOut(model, { 'attestations/a.json': '{}' });
      symlinkSync('../../victim', join(model, 'attestations', 'posture.json'));
      await writeAttestation(model, '{}', 'posture.json', { replace: true });
    },
  ),
];

function says(code: Code, name: string, what: string, hostile: Attested): HostileCase {
  const benign: Attested = hostile.kind === undefined ? {} : { kind: hostile.kind };
  return { code, name, what, attempt: (isHostile) => verify(isHostile ? hostile : benign) };
}

async function verify({
  kind = 'provenance',
  predicate = {},
  statement,
  policy,
  text,
}: Attested): Promise<unknown> {
  const [type, sample] = SAMPLES[kind];
  const bundle =
    text === undefined
      ? await attested(type, edited(sample, predicate) as JsonObject, statement)
      : await signText(text);
  return verifyAttestation(bundle, { trust, policy: { ...POLICY, ...policy }, now: NOW });
}

/** A hostile folder of attestations; the twin is an ordinary one. */
function folder(
  code: Code,
  name: string,
  what: string,
  hostile: (model: string) => Promise<void>,
): HostileCase {
  return {
    code,
    name,
    what,
    async attempt(isHostile, world: World) {
      const model = join(world.folder, 'model');
      layOut(model, { 'weights.bin': 'w' });
      if (isHostile) await hostile(model);
      else await writeAttestation(model, '{}', 'posture.json');
      return readAttestations(await openModel(model), { maxFiles: 1 });
    },
  };
}
