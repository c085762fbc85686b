import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { find, vectors } from '@weighbridge/testkit';
import { parseBundle, parseStatement, verifySignature } from '../src/bundle.ts';
import {
  publicGoodRoot,
  trustCertificates,
  trustKeys,
  trustSigstore,
  verifyModel,
} from '../src/index.ts';
import type { Trust, VerifiedModel, VerifyModelOptions } from '../src/index.ts';

/** One third-party bundle with the files that it signs, and whether it must verify. */
export interface SignedCase {
  readonly name: string;
  readonly expected: 'valid' | 'invalid' | 'policy';
  /** Verifies the model, or the signature where there is no model. */
  verify(): Promise<unknown>;
}

interface Expectation {
  readonly expect: SignedCase['expected'];
  readonly key: string;
  readonly model: string;
  readonly options?: Partial<VerifyModelOptions>;
}

const REAL = 'oms/model-transparency/scripts/tests';
const SPEC = 'oms/model-signing-spec/test-vectors';
const root = find('vectors') ?? '';
const read = (path: string): Buffer => readFileSync(join(root, path));

/** Who signed the real bundles, by the method in a folder's or file's name. */
function trustOf(name: string): Trust {
  if (name.includes('sigstore') || name.includes('tlog')) {
    const identity = {
      identity: 'stefanb@us.ibm.com',
      issuer: 'https://sigstore.verify.ibm.com/oauth2',
    };
    return trustSigstore({ root: publicGoodRoot(), identities: [identity] });
  }
  if (name.includes('certificate')) {
    return trustCertificates(read(`${REAL}/keys/certificate/ca-cert.pem`).toString());
  }
  return trustKeys(read(`${REAL}/keys/certificate/signing-key-pub.pem`).toString());
}

/** Bundles that releases of the Python reference made of real files. */
export function realCases(): readonly SignedCase[] {
  return vectors(`${REAL}/*/model.sig`).map(({ path, bytes }) => {
    const folder = dirname(path);
    return {
      name: folder.slice(REAL.length + 1),
      expected: 'valid',
      verify: () => verifyReal(folder, bytes()),
    };
  });
}

function verifyReal(folder: string, bundle: Uint8Array): Promise<VerifiedModel> {
  const { manifest } = parseStatement(parseBundle(bundle).envelope);
  const isOneFile = manifest.resources.every(({ path }) => path === '.');
  return verifyModel(join(root, folder, isOneFile ? 'signme-1' : ''), bundle, {
    trust: trustOf(folder),
    signaturePath: 'model.sig',
    ignorePaths: ['ignore-me'],
  });
}

/** The bundles of the specification, compared with the files that they were made from. */
export function specificationCases(): readonly SignedCase[] {
  return vectors(`${SPEC}/*/{valid,invalid*}/*.bundle.json`).map(({ path, bytes }) => {
    const method = path.includes('sigstore') ? 'sigstore' : 'elliptic-key';
    const folder = `${REAL}/v1.1.0-${method}`;
    return {
      name: path.slice(SPEC.length + 1),
      expected: path.includes('/valid/') ? 'valid' : 'invalid',
      verify: () => verifySpecification(folder, path, bytes()),
    };
  });
}

function verifySpecification(folder: string, path: string, bundle: Uint8Array): Promise<unknown> {
  const trust = trustOf(path);
  if (!existsSync(join(root, folder))) return verifySignature(bundle, { trust });
  const options = { trust, signaturePath: 'model.sig', ignorePaths: ['ignore-me'] };
  return verifyModel(join(root, folder), bundle, options);
}

/** Statements that are signed with a good key, sound or not. */
export function generatedCases(): readonly SignedCase[] {
  return vectors('oms/generated*/expect.json').flatMap(({ path, bytes }) => {
    const folder = join(root, dirname(path));
    const expectations = JSON.parse(Buffer.from(bytes()).toString()) as Record<string, Expectation>;
    return Object.entries(expectations).map(([name, { expect, key, model, options }]) => ({
      name,
      expected: expect,
      verify: () =>
        verifyModel(
          join(folder, 'cases', name, model),
          readFileSync(join(folder, 'cases', name, 'bundle.sig')),
          { ...options, trust: trustKeys(readFileSync(join(folder, 'keys', `${key}.pub.pem`))) },
        ),
    }));
  });
}
