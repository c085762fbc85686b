import { posix } from 'node:path';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type {
  ModelSource,
  ModelSourceType,
} from '@weighbridge/backstage-plugin-model-posture-node';
import { readOwners } from './naming.ts';
import type { NamingRule } from './naming.ts';

const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/;

/** The sources by name, and the owners that may name models of restricted ones. */
export interface OpenedSources {
  readonly sources: ReadonlyMap<string, ModelSource>;
  readonly naming: readonly NamingRule[];
}

/**
 * Opens every entry of `weighbridge.sources`.
 *
 * @throws {InputError} for an unknown type, a bad or duplicate name, or settings that the type refuses; a folder that
 * does not exist is not an error here
 */
export async function openSources(
  config: Config,
  types: readonly ModelSourceType[],
  logger: LoggerService,
): Promise<OpenedSources> {
  const sources = new Map<string, ModelSource>();
  const naming: NamingRule[] = [];
  const entries = config.getOptionalConfigArray('weighbridge.sources') ?? [];
  if (entries.length === 0) logger.warn('weighbridge.sources is empty: no model can be weighed');
  for (const [index, entry] of entries.entries()) {
    const at = `weighbridge.sources[${index}]`;
    const type = findType(entry.getString('type'), types, at);
    const name = readName(entry, at);
    if (sources.has(name)) throw new InputError(`${at}.name is ${name}, which another source has`);
    const owners = readOwners(entry, at);
    if (owners !== undefined) naming.push({ source: name, owners });
    sources.set(name, await type.create({ name, config: entry, logger }));
  }
  return { sources, naming };
}

function findType(name: string, types: readonly ModelSourceType[], at: string): ModelSourceType {
  const type = types.find((candidate) => candidate.type === name);
  if (type === undefined) {
    const known = types.map((candidate) => candidate.type).join(', ');
    throw new InputError(`${at}.type is ${JSON.stringify(name)}, known types: ${known}`);
  }
  return type;
}

function readName(entry: Config, at: string): string {
  const path = entry.getOptional('path');
  const name =
    entry.getOptionalString('name') ??
    (typeof path === 'string' ? posix.basename(path.replaceAll('\\', '/')) : '');
  if (!NAME.test(name)) {
    throw new InputError(
      `${at}.name must be 1 to 63 letters, digits, dots, dashes or underscores, got ${JSON.stringify(name)}`,
    );
  }
  return name;
}
