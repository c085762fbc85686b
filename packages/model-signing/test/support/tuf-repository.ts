import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { canonicalJson } from '@weighbridge/core';
import type { JsonObject } from '@weighbridge/core';

/** A TUF repository on loopback with one target, all roles signed by one key. */
export interface TufRepository {
  readonly url: string;
  /** Initial root metadata, as an administrator would distribute it. */
  readonly root: string;
  readonly close: () => Promise<void>;
}

export interface TufRepositoryOptions {
  readonly target: string;
  /** When the timestamp role expires. Default in an hour. */
  readonly expires?: Date;
  /** Served instead of the signed target. */
  readonly served?: string;
}

const HOUR_MS = 3_600_000;

/** Starts a repository that offers `trusted_root.json`. */
export async function startTufRepository(options: TufRepositoryOptions): Promise<TufRepository> {
  const files = repositoryFiles(options);
  const server = createServer((request, response) => {
    const content = files.get(request.url ?? '');
    response.writeHead(content === undefined ? 404 : 200).end(content);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    root: files.get('/1.root.json') ?? '',
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function repositoryFiles({ target, expires, served }: TufRepositoryOptions): Map<string, string> {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const raw = publicKey.export({ type: 'spki', format: 'der' }).subarray(-32).toString('hex');
  const key = { keytype: 'ed25519', scheme: 'ed25519', keyval: { public: raw } };
  const keyid = createHash('sha256').update(canonicalJson(key)).digest('hex');
  const later = new Date(Date.now() + HOUR_MS).toISOString().replace(/\.\d+/u, '');
  const metadata = (type: string, rest: JsonObject, until = later): string => {
    const signed = { _type: type, spec_version: '1.0.31', version: 1, expires: until, ...rest };
    const sig = sign(undefined, Buffer.from(canonicalJson(signed)), privateKey).toString('hex');
    return JSON.stringify({ signed, signatures: [{ keyid, sig }] });
  };
  const role = { keyids: [keyid], threshold: 1 };
  const targets = metadata('targets', { targets: { 'trusted_root.json': described(target) } });
  const snapshot = metadata('snapshot', { meta: { 'targets.json': { version: 1 } } });
  const timestamp = metadata(
    'timestamp',
    { meta: { 'snapshot.json': { version: 1 } } },
    expires?.toISOString().replace(/\.\d+/u, ''),
  );
  const root = metadata('root', {
    consistent_snapshot: false,
    keys: { [keyid]: key },
    roles: { root: role, targets: role, snapshot: role, timestamp: role },
  });
  return new Map([
    ['/1.root.json', root],
    ['/timestamp.json', timestamp],
    ['/snapshot.json', snapshot],
    ['/targets.json', targets],
    ['/targets/trusted_root.json', served ?? target],
  ]);
}

function described(target: string): JsonObject {
  const sha256 = createHash('sha256').update(target).digest('hex');
  return { length: Buffer.byteLength(target), hashes: { sha256 } };
}
