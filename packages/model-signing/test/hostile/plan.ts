import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ModelSigningErrorCode } from '../../src/error.ts';
import { trustKeys, verifyModel } from '../../src/index.ts';
import type { Trust, VerifiedModel, VerifyModelOptions } from '../../src/index.ts';
import type { HostileCase, World } from './case.ts';
import { edited } from './edit.ts';
import type { Edits } from './edit.ts';
import { encode, keyPair, signatureOf } from './keys.ts';
import type { KeyPair } from './keys.ts';
import { MODEL, rootOf, statementOf } from './oms-statement.ts';
import type { Files } from './oms-statement.ts';

/** A model, its signature and a verification. Each member changes one thing in a sound baseline. */
export interface Plan {
  /** What is signed and written to disk. */
  readonly files?: Files;
  /** What is signed, where it differs from what is on disk. */
  readonly signedFiles?: Files;
  readonly method?: 'files' | 'shards';
  /** Edits to the statement, before it is signed. The root digest is made to fit, unless `root` is `keep`. */
  readonly statement?: Edits;
  readonly root?: 'keep';
  /** The payload's bytes, before they are signed. */
  readonly payload?: (text: string) => string | Uint8Array;
  readonly payloadType?: string;
  readonly key?: KeyPair;
  /** The signature, made in another way. */
  readonly sign?: (message: Uint8Array, key: KeyPair) => Uint8Array;
  /** A timestamp over the signature, put into the bundle. */
  readonly stamp?: (signature: Uint8Array) => Promise<Uint8Array>;
  /** Edits to the bundle, after it was signed. */
  readonly bundle?: Edits;
  /** The bundle's bytes. */
  readonly text?: (text: string) => string | Uint8Array;
  /** What happens to the model's folder after it was signed. */
  readonly disk?: (model: string) => void | Promise<void>;
  readonly options?: Partial<VerifyModelOptions>;
  readonly trust?: () => Trust;
  /** Path of the model below the case's folder: that of a file, where the model is one file. */
  readonly model?: string;
}

/** A case with two plans; the benign twin is the sound baseline unless a closer one is given. */
export function refused(
  code: ModelSigningErrorCode,
  name: string,
  what: string,
  hostile: Plan,
  benign: Plan = {},
): HostileCase {
  return {
    code,
    name,
    what,
    attempt: (isHostile, world) => carryOut(isHostile ? hostile : benign, world),
  };
}

/** Writes the model to disk, signs it with a real key and verifies it. */
export async function carryOut(plan: Plan, world: World): Promise<VerifiedModel> {
  const key = plan.key ?? keyPair();
  const folder = join(world.folder, 'model');
  mkdirSync(folder);
  layOut(folder, plan.files ?? MODEL);
  await plan.disk?.(folder);
  const bytes = await bundleText(plan, key);
  return verifyModel(plan.model === undefined ? folder : join(folder, plan.model), bytes, {
    trust: plan.trust?.() ?? trustKeys(key.pem),
    ...plan.options,
  });
}

/** Writes files below a folder. */
export function layOut(folder: string, files: Files): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

/** The text of the plan's bundle. */
export async function bundleText(
  plan: Plan,
  key: KeyPair = plan.key ?? keyPair(),
): Promise<string | Uint8Array> {
  const payload = payloadOf(plan);
  const type = plan.payloadType ?? 'application/vnd.in-toto+json';
  const message = encode(type, payload);
  const signature = plan.sign?.(message, key) ?? signatureOf(key, message);
  const bundle = {
    mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
    verificationMaterial: {
      publicKey: { hint: key.hint },
      tlogEntries: [],
      ...(plan.stamp && stamped(await plan.stamp(signature))),
    },
    dsseEnvelope: {
      payload: Buffer.from(payload).toString('base64'),
      payloadType: type,
      signatures: [{ sig: Buffer.from(signature).toString('base64'), keyid: '' }],
    },
  };
  const text = JSON.stringify(edited(bundle, plan.bundle ?? {}));
  return plan.text?.(text) ?? text;
}

function stamped(token: Uint8Array): object {
  const signedTimestamp = Buffer.from(token).toString('base64');
  return { timestampVerificationData: { rfc3161Timestamps: [{ signedTimestamp }] } };
}

/** The bytes that the plan signs. */
export function payloadOf(plan: Plan): Uint8Array {
  const statement = statementOf(plan.signedFiles ?? plan.files ?? MODEL, plan.method);
  const changed = edited(statement, plan.statement ?? {});
  if (plan.root !== 'keep') fitRoot(changed);
  const text = JSON.stringify(changed);
  return Buffer.from(plan.payload?.(text) ?? text);
}

interface Rooted {
  readonly subject?: readonly { readonly digest?: Record<string, string> }[];
  readonly predicate?: { readonly resources?: unknown };
}

function fitRoot(statement: unknown): void {
  const { subject, predicate } = statement as Rooted;
  if (!Array.isArray(subject)) return;
  for (const { digest } of subject as NonNullable<Rooted['subject']>) {
    if (typeof digest?.['sha256'] === 'string') digest['sha256'] = rootOf(predicate?.resources);
  }
}
