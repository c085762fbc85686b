import type { FileRole, Finding } from '@weighbridge/core';
import type { FormatReading } from './format.ts';

/** What a loader builds a model from, or unpacks: that it is text says nothing of how it is built. */
const BUILT: readonly FileRole[] = ['model', 'index', 'archive'];

/**
 * Whether a file keeps to its format as far as it was read: null when nothing that was checked says so, for
 * instance when a file that holds weights was checked to be text and no more. Code that a file carries is no
 * fault of its form.
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
