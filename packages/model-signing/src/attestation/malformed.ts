import type { ModelSigningError } from '../error.ts';
import { malformed as malformedAt } from '../json/members.ts';
import type { Place } from '../json/members.ts';

/** Maximum length of an attestation's text that an error quotes, in UTF-16 code units. */
const MAX_QUOTED = 200;

/** A place in a statement, by its RFC 6901 pointer. */
export function placeAt(pointer: string): Place {
  return { code: 'ATTESTATION_MALFORMED', pointer };
}

/** An `ATTESTATION_MALFORMED` error about the value at an RFC 6901 pointer of the statement. */
export function malformed(pointer: string, problem: string): ModelSigningError {
  return malformedAt(placeAt(pointer), problem);
}

/** Text of a statement as an error quotes it: truncated, as a JSON string. */
export function quoted(text: string): string {
  const cut = text.length <= MAX_QUOTED ? text : `${text.slice(0, MAX_QUOTED)}…`;
  return JSON.stringify(cut.toWellFormed());
}
