import { existsSync, readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';

/**
 * The last non-empty lines of a log.
 *
 * @param {string} path
 * @param {number} count
 */
export function lastLines(path, count) {
  if (!existsSync(path)) return 'no output';
  const lines = stripVTControlCharacters(readFileSync(path, 'utf8'))
    .split('\n')
    .map((line) => line.trimEnd());
  return (
    lines
      .filter((line) => line.trim() !== '' && !/complete log of this run|\.log$/i.test(line))
      .slice(-count)
      .join('\n') || 'no output'
  );
}
