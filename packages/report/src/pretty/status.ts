import { escapeForDisplay } from '@weighbridge/core';
import type { StatusWord } from '@weighbridge/core/view';
import type { Span } from './page.ts';

/** Sign and word of a status, padded to a common width. */
export function statusSpan({ sign, short, mood }: StatusWord): Span {
  return [mood, `${sign} ${escapeForDisplay(short).padEnd(7)}`];
}
