import type { FileRole, Finding } from '@weighbridge/core';
import type { FormatReading } from './format.ts';

/** Roles of files that a loader builds a model from, or unpacks: being text does not make them well-formed. */
const BUILT: readonly FileRole[] = ['model', 'index', 'archive'];

/**
 * Whether a file follows its format as far as it was read: null when no check shows it, for instance when a file that
 * holds weights was only checked to be text. Code in a file is not a fault of its form.
 */
export function isWellFormed(
  { checked, findings }: Pick<FormatReading, 'checked' | 'findings'>,
  role: FileRole,
): boolean | null {
  if (findings.some(isMalformed)) return false;
  return checked === 'structure' || (checked === 'text' && !BUILT.includes(role)) ? true : null;
}

function isMalformed({ kind, level, ruleId }: Finding): boolean {
  return kind === 'fail' && level === 'error' && !ruleId.startsWith('code/');
}
