import { isGitPath } from '@weighbridge/model-signing/files';
import type { ModelContent } from '../content.ts';
import type { CheckedSignature } from './check-signatures.ts';
import { SIGNATURE_NAMES } from './signature-files.ts';

type Beside = Pick<ModelContent, 'statements' | 'beside'>;

/**
 * Whether a signature names the whole model: it holds, and its list leaves out nothing that was weighed,
 * neither silently nor by name, but signatures, statements, and what downloads and Git keep beside it. A
 * list of some of the files is a name of a part, whoever signed it.
 */
export function namesModel(
  { verified, coverage }: Pick<CheckedSignature, 'verified' | 'coverage'>,
  content: Beside,
): boolean {
  if (verified !== true || coverage === undefined) return false;
  const { notChecked, unsignedPresent, ignoredPresent } = coverage;
  const others = [...unsignedPresent, ...ignoredPresent];
  const standsBeside = besideRule(content);
  return notChecked.length === 0 && others.every(({ path }) => standsBeside(path));
}

/**
 * The rule by which a file may stand beside a signed list without the list: signatures and statements, which
 * come after it, and what downloads and Git keep there, which no loader loads.
 */
export function besideRule({ statements, beside }: Beside): (path: string) => boolean {
  const apart = new Set(beside.apart.map(({ path }) => path));
  return (path) =>
    isGitPath(path) || SIGNATURE_NAMES.includes(path) || statements.has(path) || apart.has(path);
}
