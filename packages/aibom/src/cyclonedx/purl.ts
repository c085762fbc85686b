import { createRequire } from 'node:module';
import { bestClaim } from '../claims.ts';
import type { BomDescription } from '../description.ts';
import { isLocalPath } from '../hub/local-path.ts';
import { isRepositoryName } from '../hub/repository.ts';

const require = createRequire(import.meta.url);

/** The parts of a package URL. */
export interface PurlParts {
  readonly type: string;
  readonly namespace?: string | undefined;
  readonly name: string;
  readonly version?: string | undefined;
}

/** A package URL, or undefined when the parts cannot make one. */
export function formatPurl({ type, namespace, name, version }: PurlParts): string | undefined {
  const { PackageURL } = require('packageurl-js') as typeof import('packageurl-js');
  try {
    return new PackageURL(type, namespace, name, version, undefined, undefined).toString();
  } catch {
    return undefined;
  }
}

/** A text as a package URL in its canonical spelling, or undefined when it is not one. */
export function parsePurl(text: string): string | undefined {
  if (!text.startsWith('pkg:')) return undefined;
  const { PackageURL } = require('packageurl-js') as typeof import('packageurl-js');
  try {
    return PackageURL.fromString(text).toString();
  } catch {
    return undefined;
  }
}

/** The model's package URL: that of its hub when known, otherwise the claimed one, otherwise a generic one. */
export function modelPurl(description: BomDescription): string | undefined {
  const repository = bestClaim(description, 'model.repository')?.value;
  const version = bestClaim(description, 'model.version')?.value;
  const text = typeof version === 'string' ? version : undefined;
  const hub = typeof repository === 'string' ? repositoryPurl(repository, text) : undefined;
  const claimed = bestClaim(description, 'model.purl')?.value;
  const own = typeof claimed === 'string' ? parsePurl(claimed) : undefined;
  return hub ?? own ?? formatPurl({ type: 'generic', name: description.name, version: text });
}

/** The package URL of a hub repository `owner/name`, or undefined for anything else (paths, links). */
export function repositoryPurl(repository: string, version?: string): string | undefined {
  if (!isRepositoryName(repository) || isLocalPath(repository)) return undefined;
  const [namespace, name] = repository.split('/');
  if (name === undefined) return undefined;
  return formatPurl({ type: 'huggingface', namespace, name, version });
}
