import type { TrustedRoot } from '@weighbridge/model-signing';
import { CliError } from '../error.ts';
import { readInput } from '../files/read-input.ts';
import type { Io } from '../io.ts';
import { useProxy } from '../process/proxy.ts';
import type { TrustOptions } from './options.ts';

/** The roots of all known instances are far smaller (CWE-400). */
const MAX_ROOT_BYTES = 16 * 1024 * 1024;

/** The trusted root in a file; `public` is the one that is built in. */
export async function rootIn(file: string, io: Io): Promise<TrustedRoot> {
  const { parseTrustedRoot, publicGoodRoot } = await import('@weighbridge/model-signing');
  if (file === 'public') return publicGoodRoot();
  return parseTrustedRoot(await readInput(io.cwd, file, 'a trusted root', MAX_ROOT_BYTES));
}

/** The requested trusted root; undefined: the built-in one. */
export async function trustedRootOf(
  options: TrustOptions,
  io: Io,
): Promise<TrustedRoot | undefined> {
  const { trustedRoot, trustConfig, refreshRoot, useStaging } = options;
  const asked = [trustedRoot, trustConfig, refreshRoot, useStaging].filter(
    (one) => one !== undefined,
  );
  if (asked.length > 1) {
    throw new CliError(
      'BAD_USAGE',
      'Give one of --trusted-root, --trust-config, --refresh-root and --use-staging: each names another root.',
    );
  }
  if (useStaging === true) {
    throw new CliError(
      'BAD_USAGE',
      'Give the staging root with --trusted-root: only the root of the public instance is built in.',
    );
  }
  const { parseTrustedRoot, refreshTrustedRoot } = await import('@weighbridge/model-signing');
  if (refreshRoot === true) {
    await useProxy(io);
    return refreshTrustedRoot({ signal: io.signal });
  }
  if (trustedRoot !== undefined) return rootIn(trustedRoot, io);
  return trustConfig === undefined
    ? undefined
    : parseTrustedRoot(rootInside(await readConfig(trustConfig, io), trustConfig));
}

/** A client trust configuration as JSON. Each part is checked where it is used. */
export async function readConfig(file: string, io: Io): Promise<Readonly<Record<string, unknown>>> {
  const text = await readInput(io.cwd, file, 'a client trust configuration', MAX_ROOT_BYTES);
  try {
    const json: unknown = JSON.parse(text);
    if (typeof json === 'object' && json !== null && !Array.isArray(json)) {
      return json as Readonly<Record<string, unknown>>;
    }
  } catch (cause) {
    throw notConfig(file, cause);
  }
  throw notConfig(file);
}

function rootInside(config: Readonly<Record<string, unknown>>, file: string): string {
  if (typeof config['trustedRoot'] !== 'object') throw notConfig(file);
  return JSON.stringify(config['trustedRoot']);
}

function notConfig(file: string, cause?: unknown): CliError {
  return new CliError(
    'UNREADABLE',
    `Give --trust-config a client trust configuration: ${file} is not one; give a bare trusted root with --trusted-root.`,
    { cause },
  );
}
