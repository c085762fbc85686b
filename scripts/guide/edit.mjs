import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Failure } from '../lib/failure.mjs';
import { editScript } from './edit-script.mjs';
import { mergeYaml } from './edit-yaml.mjs';

/**
 * Applies a block of the guide to an app: the title names the file and, after a comma, the place in it.
 *
 * @param {string} app its folder
 * @param {import('./blocks.mjs').Block} block
 * @returns {string} the file, relative to the app
 */
export function applyBlock(app, { title, text }) {
  const [file = '', how = ''] = title.split(/, (.*)/);
  const path = join(app, file);
  if (file === '') throw new Failure('A block of the guide names no file.');
  const edited = existsSync(path) ? edit(file, readFileSync(path, 'utf8'), text, how) : text;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, edited.endsWith('\n') ? edited : `${edited}\n`);
  return file;
}

/** @param {string} file @param {string} source @param {string} text @param {string} how */
function edit(file, source, text, how) {
  if (/\.ya?ml$/.test(file)) return mergeYaml(source, text, how.startsWith('first of'));
  return editScript(source, text, how);
}
