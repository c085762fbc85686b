import type { Scalar } from './events.ts';

const TRUE = /^(?:true|yes|y|on|t|1)$/i;
/** Files that assign a number to every token of a model; a token can be any word. */
const VOCABULARY_FILES =
  /^(?:.*vocab.*|tokenizer|added_tokens|merges|token_to_id|.*labels?)\.json$/;
const VOCABULARY_MEMBERS =
  /^(?:vocab(?:ulary)?|added_tokens(?:_decoder|_encoder)?|label2id|token_to_id|tok2idx|stoi)$/;

/** Whether a member grants trust to remote code, under any of the spellings that programs use for it. */
export function isTrustKey(name: string): boolean {
  return (
    name.length < 40 &&
    /^trust_?remote_?code$|^trust_?remote$|^allow_?remote_?code$/i.test(name.replaceAll('-', '_'))
  );
}

/** Whether numbers here count tokens or classes. */
export function isVocabulary(name: string, trail: readonly string[]): boolean {
  return VOCABULARY_FILES.test(name) || trail.some((part) => VOCABULARY_MEMBERS.test(part));
}

/**
 * How a loader reads a value that grants or denies trust. A text that does not say yes is unclear: Python treats every
 * non-empty text as true, even `"false"`.
 */
export function trustOf({ kind, text }: Scalar): 'yes' | 'no' | 'unclear' {
  if (kind === 'null') return 'no';
  if (kind === 'boolean') return text === 'true' ? 'yes' : 'no';
  if (kind === 'number') return Number(text) === 0 || Number.isNaN(Number(text)) ? 'no' : 'yes';
  const said = text.trim();
  if (TRUE.test(said)) return 'yes';
  return said === '' ? 'no' : 'unclear';
}
