/** A hierarchical automation id, with every part encoded. */
export function idOf(...parts: readonly string[]): string {
  return parts
    .flatMap((part) => part.split('/'))
    .map((part) => encodeURIComponent(part.toWellFormed()))
    .join('/');
}
