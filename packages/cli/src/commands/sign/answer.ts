import type { SignedManifest, SignedModel, SigningMethod } from '@weighbridge/model-signing';
import { bytes, plural } from '@weighbridge/report';
import type { Page } from '@weighbridge/report';
import { addLine, addNames, addStep, addTitle, addVerdict } from '../../output/lines.ts';
import type { Telling } from '../../output/tell.ts';

/** What was signed, and where the signature is. */
export interface Signing {
  readonly method: SigningMethod;
  readonly model: string;
  readonly signature: string;
  readonly signed: SignedModel;
}

/** Paths that the answer for programs lists; it counts all. */
const MAX_LISTED = 1000;

/** What others give to verify, by method. */
const NEXT: Readonly<Record<SigningMethod, string>> = {
  key: '--public-key FILE',
  certificate: '--certificate-chain FILE',
  sigstore: '--identity WHO --identity-provider URL',
};

/** The answer to a signing that worked. */
export function signedTelling({ method, model, signature, signed }: Signing): Telling {
  const { root, payloadDigest, manifest, leftOut } = signed;
  const files = new Set(manifest.resources.map(({ path }) => path)).size;
  return {
    kind: 'signing',
    json: {
      signed: true,
      subject: model,
      signature,
      method,
      root,
      payloadDigest,
      serialization: serializationOf(manifest),
      files,
      ignorePaths: manifest.ignorePaths,
      leftOut: {
        count: leftOut.length,
        paths: leftOut.slice(0, MAX_LISTED).map(({ path }) => path),
      },
      allowSymlinks: manifest.allowSymlinks,
    },
    sentence: `signed ${plural(files, 'file')} of ${model} in ${signature}`,
    page(page) {
      addTitle(page, model);
      addVerdict(page, 'good', 'SIGNED', `${plural(files, 'file')}, in ${signature}`);
      page.gap();
      addLine(page, 'method', `${method}, ${describe(manifest)}`);
      addLine(page, 'root', root);
      addLine(page, 'payload', payloadDigest);
      addLeftOut(page, leftOut);
      page.gap();
      addStep(
        page,
        `weighbridge verify ${method} ${model} --signature ${signature} ${NEXT[method]}`,
      );
    },
  };
}

/** What lies in the model and is not signed, by name. */
function addLeftOut(page: Page, leftOut: SignedModel['leftOut']): void {
  if (leftOut.length === 0) {
    addLine(page, 'left out', 'nothing');
    return;
  }
  const heading = `${plural(leftOut.length, 'file')} that no signature covers`;
  addNames(
    page,
    'left out',
    heading,
    leftOut.map(({ path }) => path),
  );
}

/** How the list was made, as answers show it. */
export function serializationOf({ method, algorithm, shardBytes }: SignedManifest): object {
  return { method, algorithm, ...(shardBytes === undefined ? {} : { shardBytes }) };
}

/** How the list was made, in words. */
export function describe({ method, algorithm, shardBytes }: SignedManifest): string {
  return method === 'files' ? algorithm : `${algorithm} of parts of ${bytes(shardBytes ?? 0)}`;
}
