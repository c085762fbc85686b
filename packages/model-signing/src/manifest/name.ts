/** Maximum length of a path in UTF-16 code units (CWE-400); Linux takes 4,096 bytes. */
const MAX_LENGTH = 4_096;
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/;
const DRIVE = /^[A-Za-z]:/;
const ODD_PART = /(?:^|\/)\.{0,2}(?:\/|$)/;

/**
 * Why a name is not a path inside a model; undefined for one that is.
 *
 * A path is relative, with `/` between its parts, and is the same file wherever it is read: no `.`, `..` or
 * empty part, no backslash or drive letter, which have a meaning on Windows, no control character, no lone
 * surrogate, which no file system holds in UTF-8. Names that only Windows cannot hold (`aux.py`, `model:v1`, a
 * trailing dot) are paths: they are fine elsewhere, and no folder on Windows lists them, so they are missing
 * there.
 *
 * @see https://github.com/ossf/model-signing-spec/blob/main/spec/v1.0.md section 6.1.2
 */
export function nameProblem(name: string): string | undefined {
  if (name.length > MAX_LENGTH) return `longer than ${MAX_LENGTH} characters`;
  if (name.startsWith('/')) return 'an absolute path';
  if (name.includes('\\')) return 'a backslash';
  if (ODD_PART.test(name)) return oddPart(name);
  if (DRIVE.test(name)) return 'a drive letter';
  if (CONTROL.test(name)) return 'a control character';
  return name.isWellFormed() ? undefined : 'a lone surrogate';
}

function oddPart(name: string): string {
  const parts = name.split('/');
  if (parts.includes('..')) return 'a ".." that leads out of its folder';
  return parts.includes('.') ? 'a "." part' : 'an empty part';
}
