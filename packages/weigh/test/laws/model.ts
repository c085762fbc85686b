import { memoryFolder } from '@weighbridge/core';
import { writeSafetensors } from '@weighbridge/model-formats';
import { signModel } from '@weighbridge/model-signing';
import type { BundleSigner } from '@weighbridge/model-signing';
import {
  makeAttestation,
  modelSubject,
  PREDICATE_TYPES,
  signAttestation,
} from '@weighbridge/model-signing/attestation';
import { signPosture, weigh } from '../../src/index.ts';
import { text } from '../support/signed-models.ts';
import type { Entry, Folder, Part } from './folder.ts';
import { filesOf } from './folder.ts';
import { BUILDER, POLICIES, SOURCE, START_MS, TEAM } from './policies.ts';
import type { PolicyName } from './policies.ts';
import type { Random } from './random.ts';

const HOUR_MS = 3_600_000;

export const fileOf = (part: Part, content: string | Uint8Array): Entry => ({
  part,
  kind: 'file',
  bytes: typeof content === 'string' ? text(content) : content,
});

/** Weights of as many tensors. */
export function weights(random: Random): Uint8Array {
  const tensors = Array.from({ length: random.between(1, 3) }, (_, i) => {
    const values = random.between(1, 8);
    const data = Uint8Array.from({ length: 4 * values }, () => random.between(0, 255));
    return { name: `layer.${i}`, dtype: 'F32' as const, shape: [values], data };
  });
  return writeSafetensors(tensors, {});
}

const CARDS = [
  '---\nlicense: mit\n---\n\n# A model\n',
  '---\nlicense: apache-2.0\nlanguage: en\n---\n\n# A model\n\nIt tells things apart.\n',
  '---\nlicense: mit\ntags:\n- tabular\n---\n\n# Another\n',
];

/** A model as its team releases it: nothing bad in it, and everything that the policy asks for. */
export async function honestModel(random: Random, policy: PolicyName): Promise<Folder> {
  const folder = new Map<string, Entry>();
  const name = random.pick(['model.safetensors', 'weights/model.safetensors', 'a.safetensors']);
  folder.set(name, fileOf('model', weights(random)));
  if (random.chance(0.3)) folder.set('more.safetensors', fileOf('model', weights(random)));
  folder.set('README.md', fileOf('beside', random.pick(CARDS)));
  const config = { model_type: 'mlp', architectures: ['Tiny'], hidden_size: random.between(1, 9) };
  if (random.chance(0.8)) folder.set('config.json', fileOf('model', JSON.stringify(config)));
  if (random.chance(0.3)) {
    folder.set('labels.txt', fileOf('model', 'car\nbus\nPedestrian\ncyclist\n'));
  }
  if (random.chance(0.3)) {
    const chat = "{% for m in messages %}{{ m['content'] }}{% endfor %}";
    const settings = JSON.stringify({ tokenizer_class: 'T', chat_template: chat });
    folder.set('tokenizer_config.json', fileOf('model', settings));
  }
  if (random.chance(0.3)) await addBom(folder);
  if (policy !== 'plain' || random.chance(0.3)) await sign(folder, TEAM.signer, 'model.sig');
  if (policy === 'built' || policy === 'waived') {
    await addProvenance(folder, 'attestations/build.json', SOURCE);
  }
  if (policy === 'served') await addAdmission(folder, START_MS - HOUR_MS, '');
  return folder;
}

/** Adds the bill of materials that this program makes of the model. */
export async function addBom(folder: Map<string, Entry>): Promise<void> {
  const { bom } = await weigh(memoryFolder('model', filesOf(folder)));
  folder.set('bom.cdx.json', fileOf('beside', bom));
}

/** Signs what is there. */
export async function sign(
  folder: Map<string, Entry>,
  signer: BundleSigner,
  path: string,
  only?: readonly string[],
): Promise<void> {
  const files = Object.fromEntries(
    Object.entries(contentOf(folder)).filter(([name]) => only?.includes(name) ?? true),
  );
  const { bundleText } = await signModel(memoryFolder('model', files), signer);
  folder.set(path, fileOf('beside', bundleText));
}

/** What a signature of the team covers, however the folder came here. */
function contentOf(folder: Folder): Record<string, Uint8Array> {
  return Object.fromEntries(
    Object.entries(filesOf(folder)).filter(
      ([name]) => !/^(?:attestations\/|model\.sig|\.cache\/|\.git\/)/.test(name),
    ),
  );
}

/** The content of another model that the team would admit as well. */
export function otherModel(random: Random): Folder {
  return new Map([
    ['model.safetensors', fileOf('model', weights(random))],
    ['README.md', fileOf('beside', random.pick(CARDS))],
  ]);
}

/** Adds the signed statements with which a gate admits these very bytes, or others, as of that time. */
export async function addAdmission(
  folder: Map<string, Entry>,
  atMs: number,
  prefix: string,
  { of = folder, signer = TEAM.signer }: { of?: Folder; signer?: BundleSigner } = {},
): Promise<void> {
  const policy = POLICIES.signed;
  const files = contentOf(of);
  const { payloadDigest, root, bundleText } = await signModel(
    memoryFolder('model', files),
    TEAM.signer,
  );
  const source = memoryFolder('model', { ...files, 'model.sig': text(bundleText) });
  const { posture, evidence, findings } = await weigh(source, { policy, now: new Date(atMs) });
  const inputs = { posture, evidence, findings, policy };
  const documents = await signPosture(inputs, signer, { model: { payloadDigest, root } });
  for (const [name, words] of Object.entries(documents)) {
    folder.set(`attestations/${prefix}${name}`, fileOf('beside', words));
  }
}

/** Adds provenance of the model's very bytes, signed by the team. */
export async function addProvenance(
  folder: Map<string, Entry>,
  path: string,
  repository: string = SOURCE,
): Promise<void> {
  const { posture } = await weigh(memoryFolder('model', filesOf(folder)));
  const { model, digest } = posture.subject;
  if (digest === undefined) return;
  const statement = makeAttestation({
    subjects: [modelSubject({ name: model, manifestDigest: digest })],
    predicateType: PREDICATE_TYPES.slsaProvenance1,
    predicate: {
      buildDefinition: {
        buildType: 'https://builder.example.org/type',
        externalParameters: { source: { uri: `git+${repository}@refs/heads/main` } },
      },
      runDetails: { builder: { id: BUILDER } },
    },
  });
  folder.set(path, fileOf('beside', await signAttestation(statement, TEAM.signer)));
}
