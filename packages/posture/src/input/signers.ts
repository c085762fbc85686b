import { identityProblem } from '@weighbridge/core';
import type { SignerIdentity } from '@weighbridge/core';
import { inputError } from '../error.ts';
import { pemDigests } from '../pem.ts';
import type { PemLabel } from '../pem.ts';
import type { Policy, PolicySigner } from '../policy.ts';
import { arrayAt, labelAt, nameAt, objectAt, oneOf, sorted, sortedBy, textAt } from './fields.ts';

const METHODS = ['key', 'certificate', 'sigstore'] as const;
/** Maximum length of an identity, issuer, subject or URI, in UTF-16 code units. */
const MAX_LINE = 2000;

/**
 * Who may sign, checked and sorted so that their order does not change the output.
 *
 * @throws {PostureError} BAD_INPUT, also for a key or an anchor that is not PEM of its kind
 */
export function checkSigners(value: unknown): readonly PolicySigner[] {
  const signers = arrayAt(value, '/policy/signers').map((each, at) =>
    checkSigner(each, `/policy/signers/${at}`),
  );
  return sortedBy(signers, (signer) => JSON.stringify(signer));
}

function checkSigner(value: unknown, pointer: string): PolicySigner {
  const raw = objectAt(value, pointer);
  const name = labelAt(raw['name'], `${pointer}/name`);
  const method = oneOf(raw['method'], METHODS, `${pointer}/method`);
  const line = (member: string) => nameAt(raw[member], `${pointer}/${member}`, MAX_LINE);
  const pem = (member: string, label: PemLabel) =>
    checkPem(raw[member], label, `${pointer}/${member}`);
  const authorities = () =>
    raw['timestampAuthorities'] === undefined
      ? {}
      : { timestampAuthorities: pem('timestampAuthorities', 'CERTIFICATE') };
  switch (method) {
    case 'key':
      return { name, method, publicKey: pem('publicKey', 'PUBLIC KEY'), ...authorities() };
    case 'certificate': {
      const subject = raw['subject'] === undefined ? {} : { subject: line('subject') };
      const anchors = pem('anchors', 'CERTIFICATE');
      return { name, method, anchors, ...subject, ...authorities() };
    }
    case 'sigstore':
      return { name, method, ...checkIdentity(raw, pointer) };
  }
}

/** Issuer, and one of identity, pattern and workflow. */
function checkIdentity(raw: Readonly<Record<string, unknown>>, pointer: string): SignerIdentity {
  const line = (from: typeof raw, member: string, place: string) =>
    nameAt(from[member], `${place}/${member}`, MAX_LINE);
  const given = (['identity', 'identityPattern'] as const).filter((key) => raw[key] !== undefined);
  const place = `${pointer}/workflow`;
  const workflow = raw['workflow'] === undefined ? undefined : objectAt(raw['workflow'], place);
  const wish: SignerIdentity = {
    issuer: line(raw, 'issuer', pointer),
    ...Object.fromEntries(given.map((key) => [key, line(raw, key, pointer)])),
    ...(workflow && {
      workflow: {
        repository: line(workflow, 'repository', place),
        workflow: line(workflow, 'workflow', place),
        ref: line(workflow, 'ref', place),
      },
    }),
  };
  const problem = identityProblem(wish);
  if (problem !== undefined) throw inputError('BAD_INPUT', pointer, problem);
  return wish;
}

function checkPem(value: unknown, label: PemLabel, pointer: string): string {
  const text = textAt(value, pointer);
  try {
    const digests = pemDigests(text, label);
    if (label === 'CERTIFICATE' || digests.length === 1) return text;
  } catch (cause) {
    throw inputError('BAD_INPUT', pointer, (cause as Error).message, cause);
  }
  throw inputError('BAD_INPUT', pointer, 'expected one public key');
}

/** @throws {PostureError} BAD_INPUT */
export function checkProvenance(value: unknown): NonNullable<Policy['provenance']> {
  const raw = objectAt(value, '/policy/provenance');
  const list = (name: string) => {
    const pointer = `/policy/provenance/${name}`;
    const uris = arrayAt(raw[name], pointer).map((each, at) =>
      nameAt(each, `${pointer}/${at}`, MAX_LINE),
    );
    return sorted(uris);
  };
  return { builders: list('builders'), sources: list('sources') };
}
