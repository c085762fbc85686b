import { escapeForDisplay } from '@weighbridge/core';
import type { Io } from '../io.ts';

/** One line apart from the result, on stderr. What it quotes cannot act on the terminal. */
export async function remark(io: Pick<Io, 'stderr'>, text: string): Promise<void> {
  await io.stderr.write(`weighbridge: ${escapeForDisplay(text)}\n`);
}
