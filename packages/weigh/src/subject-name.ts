const MAX_LENGTH = 512;

/**
 * A model name from a folder's name: what a model reference cannot hold is percent-encoded.
 *
 * `Fraud model v7` gives `Fraud%20model%20v7`; an empty name gives `model`.
 */
export function subjectName(folderName: string): string {
  const name = folderName
    .toWellFormed()
    .replaceAll(/[^\p{L}\p{N}._~:@/+-]/gu, (char) => encodeURIComponent(char))
    .slice(0, MAX_LENGTH);
  return name === '' ? 'model' : name;
}
