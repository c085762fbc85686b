import type { SignedManifest, SignedModel, SigningMethod } from '@weighbridge/model-signing';
import { bytes, plural } from '@weighbridge/report';
import type { Fact } from '@weighbridge/report';
import { madeHere } from '../../output/write-answer.ts';
import type { Answer } from '../../output/write-answer.ts';

/** What was signed, and where the signature is. */
export interface Signing {
  readonly method: SigningMethod;
  readonly model: string;
  readonly signature: string;
  readonly signed: SignedModel;
}

/** Paths that the answer for programs lists; it counts all. */
const MAX_LISTED = 1000;

/** The options that others need to verify, by method. */
const NEXT: Readonly<Record<SigningMethod, string>> = {
  key: '--public-key FILE',
  certificate: '--certificate-chain FILE',
  sigstore: '--identity WHO --identity-provider URL',
};

/** The answer to a signing that worked. */
export function signedAnswer(signing: Signing): Answer {
  const { method, model, signature, signed } = signing;
  const { root, payloadDigest, manifest, leftOut } = signed;
  const files = countFiles(manifest);
  const facts = [
    { name: 'method', value: `${method}, ${describe(manifest)}` },
    { name: 'root', value: root },
    { name: 'payload', value: payloadDigest },
    leftOutFact(leftOut),
  ];
  const next = `weighbridge verify ${method} ${model} --signature ${signature} ${NEXT[method]}`;
  const document = madeHere({
    kind: 'signing',
    subject: model,
    data: { members: membersOf(signing) },
    verdict: {
      outcome: 'good',
      word: 'SIGNED',
      sentence: `${plural(files, 'file')}, in ${signature}`,
    },
    body: [
      { block: 'facts', facts },
      { block: 'step', text: next },
    ],
  });
  return { document, sentence: `signed ${plural(files, 'file')} of ${model} in ${signature}` };
}

function membersOf({ method, model, signature, signed }: Signing): object {
  const { root, payloadDigest, manifest, leftOut } = signed;
  return {
    signed: true,
    subject: model,
    signature,
    method,
    root,
    payloadDigest,
    serialization: serializationOf(manifest),
    files: countFiles(manifest),
    ignorePaths: manifest.ignorePaths,
    leftOut: {
      count: leftOut.length,
      paths: leftOut.slice(0, MAX_LISTED).map(({ path }) => path),
    },
    allowSymlinks: manifest.allowSymlinks,
  };
}

/** A file that is signed in parts is one file. */
function countFiles({ resources }: SignedManifest): number {
  return new Set(resources.map(({ path }) => path)).size;
}

/** What is in the model and is not signed, by name. */
function leftOutFact(leftOut: SignedModel['leftOut']): Fact {
  if (leftOut.length === 0) return { name: 'left out', value: 'nothing' };
  const value = `${plural(leftOut.length, 'file')} that no signature covers`;
  return { name: 'left out', value, names: leftOut.map(({ path }) => path) };
}

/** How the list was made, as answers show it. */
export function serializationOf({ method, algorithm, shardBytes }: SignedManifest): object {
  return { method, algorithm, ...(shardBytes === undefined ? {} : { shardBytes }) };
}

/** How the list was made, in words. */
function describe({ method, algorithm, shardBytes }: SignedManifest): string {
  return method === 'files' ? algorithm : `${algorithm} of parts of ${bytes(shardBytes ?? 0)}`;
}
