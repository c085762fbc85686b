/** What is wrong, in words, by the parser's error code. */
const WORDS: Readonly<Record<string, string>> = {
  BAD_ALIAS: 'has an alias without a name',
  BAD_INDENT: 'is indented too little, or has a bracket that is not closed',
  BAD_SCALAR_START: 'begins with a character that a plain text cannot begin with',
  BAD_DQ_ESCAPE: 'has an escape that YAML does not know',
  BLOCK_AS_IMPLICIT_KEY: 'has a colon in a plain text',
  BLOCK_IN_FLOW: 'has a block inside brackets',
  FLOW_COMMA: 'has a comma that separates nothing',
  MISSING_CHAR: 'has a bracket, brace or quote that is not closed',
  MULTIPLE_DOCS: 'is more than one document',
  MULTILINE_IMPLICIT_KEY: 'has a line that belongs to no member',
  NON_STRING_KEY: 'has a key that is not text',
  TAB_AS_INDENT: 'is indented with a tab',
  TAG_RESOLVE_FAILED: 'has a tag that safe readers do not follow',
  UNEXPECTED_TOKEN: 'has a character where none is expected',
};

/** Why a text is not YAML 1.2, for people. */
export function yamlTrouble(code: string): string {
  return Object.hasOwn(WORDS, code) ? (WORDS[code] ?? code) : `is not YAML 1.2 (${code})`;
}
