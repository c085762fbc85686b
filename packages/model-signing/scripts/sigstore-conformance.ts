/**
 * Runs the bundle cases of sigstore/sigstore-conformance, and prints one line for each.
 *
 * `node --conditions=@weighbridge/source scripts/sigstore-conformance.ts <checkout>/test/assets/bundle-verify`
 *
 * A folder whose name ends in `fail` must be refused, every other one must verify; exit code 1 when one does
 * not. Files next to the bundle replace the suite's defaults, as its README says.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseBundle } from '../src/bundle/parse-bundle.ts';
import { ModelSigningError } from '../src/error.ts';
import { readPublicKey } from '../src/keys/read-key.ts';
import type { SigstoreIdentity, TrustedRoot } from '../src/sigstore/contract.ts';
import { publicGoodRoot } from '../src/sigstore/public-good-root.ts';
import { envelopeContent } from '../src/sigstore/signature-content.ts';
import { trustSigstore } from '../src/sigstore/trust-sigstore.ts';
import { parseTrustedRoot } from '../src/sigstore/trusted-root.ts';
import { verifyLogEntries } from '../src/sigstore/verify-log-entries.ts';
import { verifySigstore } from '../src/sigstore/verify-sigstore.ts';
import { verifyMessage } from '../test/support/verify-message.ts';

const BEACON = 'sigstore-conformance/extremely-dangerous-public-oidc-beacon';
const IDENTITY = `https://github.com/${BEACON}/.github/workflows/extremely-dangerous-oidc-beacon.yml@refs/heads/main`;
const ISSUER = 'https://token.actions.githubusercontent.com';

interface Case {
  readonly bundle: Uint8Array;
  readonly artifact: Uint8Array;
  readonly root: TrustedRoot;
  readonly identity: SigstoreIdentity;
  readonly key?: Uint8Array;
}

async function verifyCase(one: Case): Promise<void> {
  const { bundle, artifact, root, identity } = one;
  const key = one.key === undefined ? undefined : readPublicKey(one.key);
  const sigstore = trustSigstore({ root, identities: [identity] });
  if (!isEnvelope(bundle)) {
    const keyed =
      key === undefined ? undefined : ({ method: 'key', publicKey: key, root } as const);
    verifyMessage(bundle, artifact, keyed ?? sigstore);
    return;
  }
  const parsed = parseBundle(bundle);
  if (key === undefined) await verifySigstore(parsed, sigstore);
  else {
    const content = envelopeContent(parsed.envelope);
    verifyLogEntries({ ...parsed, content, publicKey: key }, root);
  }
  const digest = createHash('sha256').update(artifact).digest('hex');
  const { subject } = JSON.parse(Buffer.from(parsed.envelope.payload).toString()) as {
    readonly subject: readonly { readonly digest: { readonly sha256?: string } }[];
  };
  if (!subject.some((one) => one.digest.sha256 === digest)) throw new Error('another subject');
}

function isEnvelope(bundle: Uint8Array): boolean {
  try {
    const json: unknown = JSON.parse(Buffer.from(bundle).toString('utf8'));
    return typeof json === 'object' && json !== null && 'dsseEnvelope' in json;
  } catch {
    return false;
  }
}

function readCase(folder: string, name: string): Case {
  const path = (file: string): string => join(folder, name, file);
  const optional = (file: string): Uint8Array | undefined =>
    existsSync(path(file)) ? readFileSync(path(file)) : undefined;
  const text = (file: string): string | undefined =>
    optional(file) &&
    Buffer.from(optional(file) ?? [])
      .toString('utf8')
      .trim();
  const root = optional('trusted_root.json');
  const key = optional('key.pub');
  return {
    bundle: readFileSync(path('bundle.sigstore.json')),
    artifact: optional('artifact') ?? readFileSync(join(folder, 'a.txt')),
    root: root === undefined ? publicGoodRoot() : parseTrustedRoot(root),
    identity: { identity: text('identity') ?? IDENTITY, issuer: text('issuer') ?? ISSUER },
    ...(key === undefined ? {} : { key }),
  };
}

async function outcome(folder: string, name: string): Promise<string> {
  try {
    await verifyCase(readCase(folder, name));
    return 'verified';
  } catch (error) {
    if (error instanceof ModelSigningError) return error.code;
    return `refused: ${error instanceof Error ? error.message : 'not an error'}`;
  }
}

const [folder = ''] = process.argv.slice(2);
const names = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .toSorted();
let right = 0;
for (const name of names) {
  const got = await outcome(folder, name);
  const pass = (got !== 'verified') === name.endsWith('fail');
  right += pass ? 1 : 0;
  console.log(`${pass ? 'ok    ' : 'WRONG '} ${name}: ${got}`);
}
console.log(`${right} of ${names.length} as the suite states`);
process.exitCode = right === names.length && names.length > 0 ? 0 : 1;
