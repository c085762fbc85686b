/** Relative to a model's root, `/`-separated, with no way out of it (CWE-22). */
export const RELATIVE_PATH =
  /^(?!\.{1,2}(?:\/|$))[^/\u0000]+(?:\/(?!\.{1,2}(?:\/|$))[^/\u0000]+)*$/;

/** Whether a text is a path below a model's root. */
export function isRelativePath(text: string): boolean {
  return RELATIVE_PATH.test(text);
}
