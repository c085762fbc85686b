import type { Scalar } from './events.ts';

const TRUE = /^(?:true|yes|y|on|t|1)$/i;
/** Files that give every token of a model a number; a token can be any word. */
const VOCABULARY_FILES =
  /^(?:.*vocab.*|tokenizer|added_tokens|merges|token_to_id|.*labels?)\.json$/;
const VOCABULARY_MEMBERS =
  /^(?:vocab(?:ulary)?|added_tokens(?:_decoder|_encoder)?|label2id|token_to_id|tok2idx|stoi)$/;

/** Whether a member gives trust to remote code, under any of the spellings that programs have for it. */
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
 * What a loader makes of a value that stands for trust. A text that does not say yes is unclear: Python
 * takes every text that is not empty for true, `"false"` too.
 */
export function trustOf({ kind, text }: Scalar): 'yes' | 'no' | 'unclear' {
  if (kind === 'null') return 'no';
  if (kind === 'boolean') return text === 'true' ? 'yes' : 'no';
  if (kind === 'number') return Number(text) === 0 || Number.isNaN(Number(text)) ? 'no' : 'yes';
  const said = text.trim();
  if (TRUE.test(said)) return 'yes';
  return said === '' ? 'no' : 'unclear';
}
