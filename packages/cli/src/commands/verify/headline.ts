import type { DocumentVerdict } from '@weighbridge/report';
import type { Threshold } from './fail-on.ts';

/** The first line where `--fail-on` does not accept the findings below it: the word is no longer a pass. */
export function withThreshold(given: DocumentVerdict, { sentence }: Threshold): DocumentVerdict {
  if (sentence === undefined) return given;
  return { outcome: 'bad', word: 'NOT ACCEPTED', sentence: `${given.word}, but with ${sentence}` };
}

/** The member of a JSON answer that says so. */
export function failedIn({ sentence }: Threshold): { readonly failed?: string } {
  return sentence === undefined ? {} : { failed: sentence };
}

/** The exit code that SARIF reports for a good answer. */
export function exitOf({ code, sentence }: Threshold): {
  readonly code: number;
  readonly meaning: string;
} {
  return { code, meaning: sentence ?? 'verified' };
}
