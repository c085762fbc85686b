/** Advice for codes, in the words of the command line, where the libraries name their own options. */
const OWN_WORDS: Readonly<Record<string, string>> = {
  BUNDLE_TOO_LARGE: 'Check that this is a signature and not a model file.',
  RESOURCE_TWIN:
    'Rename one of the files and sign again; --allow-twins accepts them where file systems keep them apart.',
  TOO_MANY_FILES: 'Raise --max-files if the model is that large, or use larger shards.',
  TOO_MANY_RESOURCES: 'Sign with larger shards, or fewer files: a list this long is not read.',
};

/** What to do about an error code on the command line. */
export function adviceOf(code: string, advice: string): string {
  return Object.hasOwn(OWN_WORDS, code) ? (OWN_WORDS[code] ?? advice) : advice;
}
