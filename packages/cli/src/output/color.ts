import type { Io } from '../io.ts';

/**
 * Whether the result on stdout is coloured: `--no-color`, then NO_COLOR, then FORCE_COLOR, then whether it
 * goes to a terminal that supports colours.
 *
 * @see https://no-color.org
 */
export function wantsColor(io: Pick<Io, 'env' | 'stdout'>, flag: boolean): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = io.env;
  if (!flag || (NO_COLOR !== undefined && NO_COLOR !== '')) return false;
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== '')
    return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return io.stdout.isTTY && TERM !== 'dumb';
}
