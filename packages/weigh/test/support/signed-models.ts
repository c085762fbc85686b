import { generateKeyPairSync } from 'node:crypto';
import { memoryFolder } from '@weighbridge/core';
import type { Evidence, FolderSource, Verdict } from '@weighbridge/core';
import { payloadSchema } from '@weighbridge/evidence/schema';
import { writeSafetensors } from '@weighbridge/model-formats';
import { keySigner, signModel } from '@weighbridge/model-signing';
import type { BundleSigner, SignModelOptions, SignedModel } from '@weighbridge/model-signing';
import type { Policy } from '@weighbridge/posture';
import { weigh } from '../../src/weigh.ts';
import type { Weighing, WeighOptions } from '../../src/weighing.ts';

export type Files = Readonly<Record<string, Uint8Array>>;

export const NOW = new Date('2026-11-23T12:00:00Z');
export const text = (words: string): Uint8Array => new TextEncoder().encode(words);

export const FILES: Files = {
  'README.md': text('---\nlicense: mit\n---\n\n# A model\n'),
  'config.json': text('{"architectures":["Tiny"],"model_type":"mlp"}\n'),
  'model.safetensors': writeSafetensors(
    [{ name: 'w', dtype: 'F32', shape: [2, 2], data: new Uint8Array(16) }],
    {},
  ),
};

/** A separate key. */
export function newKey(): { readonly signer: BundleSigner; readonly publicKey: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  return { signer: keySigner(privateKey), publicKey };
}

export const TEAM = newKey();
export const STRANGER = newKey();

export const POLICY: Policy = {
  name: 'signed',
  requires: ['WB-INT-1', 'WB-INT-3'],
  signers: [{ name: 'team', method: 'key', publicKey: TEAM.publicKey }],
  provenance: {
    builders: ['https://builder.example.org'],
    sources: ['https://git.example.org/acme/fraud'],
  },
};

export const folderOf = (files: Files): FolderSource => memoryFolder('tiny', files);

/** The files together with a signature over them. */
export async function signed(
  files: Files = FILES,
  signer: BundleSigner = TEAM.signer,
  options: SignModelOptions = {},
): Promise<Files & { readonly 'model.sig': Uint8Array }> {
  return { ...files, 'model.sig': text((await signedModel(files, signer, options)).bundleText) };
}

export async function signedModel(
  files: Files = FILES,
  signer: BundleSigner = TEAM.signer,
  options: SignModelOptions = {},
): Promise<SignedModel> {
  return signModel(folderOf(files), signer, options);
}

/** Weighs files, and checks that every payload is of the published shape. */
export async function weighFiles(files: Files, options: WeighOptions = {}): Promise<Weighing> {
  const weighing = await weigh(folderOf(files), { policy: POLICY, now: NOW, ...options });
  for (const { type, tier, payload } of weighing.evidence) {
    if (tier !== 'none') payloadSchema(type)?.parse(payload);
  }
  return weighing;
}

export function evidenceOf({ evidence }: Weighing, type: string): readonly Evidence[] {
  return evidence.filter((item) => item.type === type);
}

export function verdictOf({ posture }: Weighing, control: string): Verdict | undefined {
  return posture.verdicts.find((each) => each.control === control);
}

/** `pass evidence-supports`: status and reason in one. */
export function said(weighing: Weighing, control: string): string {
  const { status, reason } = verdictOf(weighing, control) ?? {};
  return `${status} ${reason}`;
}
