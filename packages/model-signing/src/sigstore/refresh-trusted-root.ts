import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { untilAborted } from '@weighbridge/core';
import { ModelSigningError } from '../error.ts';
import type { TrustedRoot } from './contract.ts';
import { serviceUrl } from './service-url.ts';
import { trustedRootFrom } from './trusted-root.ts';

/** Options of `refreshTrustedRoot`. */
export interface RefreshOptions {
  /** TUF repository. Default the public-good instance's. */
  readonly mirrorUrl?: string | undefined;
  /**
   * File with the repository's initial root metadata, obtained in a way that you trust. Needed for any mirror
   * except the default one, whose root ships with @sigstore/tuf.
   */
  readonly rootFile?: string | undefined;
  /** Absolute path of a folder to keep the repository's metadata in. Default below the user's cache folder. */
  readonly cacheFolder?: string | undefined;
  /** Name of the trusted root in the repository. Default `trusted_root.json`. */
  readonly targetName?: string | undefined;
  /** Milliseconds for each request. Default 5,000. */
  readonly timeoutMs?: number | undefined;
  /** How often a failed request is repeated. Default 2. */
  readonly retries?: number | undefined;
  /** Accept http to other hosts than loopback; TUF signs what it serves. Default false. */
  readonly allowHttp?: boolean | undefined;
  /** Aborts the work: the promise then rejects with the reason of the signal. */
  readonly signal?: AbortSignal | undefined;
}

const PUBLIC_GOOD_MIRROR = 'https://tuf-repo-cdn.sigstore.dev';

/**
 * Fetches the current trusted root by TUF (The Update Framework), and checks it like any other.
 *
 * The only function in this package that fetches trust; a verification never calls it. The repository's keys
 * sign what it gets, so a mirror can at most withhold it.
 *
 * @throws {ModelSigningError} TRUSTED_ROOT_REFRESH, TRUSTED_ROOT_INVALID
 * @throws {RangeError} when an option is invalid
 * @see https://theupdateframework.github.io/specification/latest/
 */
export async function refreshTrustedRoot(options: RefreshOptions = {}): Promise<TrustedRoot> {
  const { signal, targetName = 'trusted_root.json' } = options;
  signal?.throwIfAborted();
  const client = clientOptions(options);
  const text = await untilAborted(() => fetchTarget(client, targetName), signal);
  return trustedRootFrom(text, 'tuf');
}

type ClientOptions = NonNullable<Parameters<typeof import('@sigstore/tuf').initTUF>[0]>;

async function fetchTarget(options: ClientOptions, targetName: string): Promise<string> {
  try {
    const { initTUF } = await import('@sigstore/tuf');
    return await (await initTUF(options)).getTarget(targetName);
  } catch (cause) {
    throw new ModelSigningError(
      'TRUSTED_ROOT_REFRESH',
      'The trusted root could not be fetched from its TUF repository.',
      { cause, details: { mirror: options.mirrorURL } },
    );
  }
}

function clientOptions(options: RefreshOptions): ClientOptions {
  const { rootFile, cacheFolder = defaultCacheFolder(), timeoutMs = 5000, retries = 2 } = options;
  const mirrorURL = serviceUrl(
    'mirrorUrl',
    options.mirrorUrl ?? PUBLIC_GOOD_MIRROR,
    options.allowHttp,
  );
  if (rootFile === undefined && mirrorURL !== PUBLIC_GOOD_MIRROR) {
    throw new RangeError('rootFile is needed for a mirror of your own');
  }
  if (!isAbsolute(cacheFolder)) throw new RangeError('cacheFolder must be an absolute path');
  return {
    mirrorURL,
    cachePath: cacheFolder,
    timeout: timeoutMs,
    retry: { retries },
    // The root that the caller names is the anchor, not the one that a cache happens to hold.
    ...(rootFile === undefined ? {} : { rootPath: rootFile, forceInit: true }),
  };
}

function defaultCacheFolder(): string {
  const base = process.env['XDG_CACHE_HOME'];
  const cache = base !== undefined && isAbsolute(base) ? base : join(homedir(), '.cache');
  return join(cache, 'weighbridge', 'tuf');
}
