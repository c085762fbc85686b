import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../lib/failure.mjs';

/** `two-words`. */
export const KEBAB = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
/** Reserved words, which cannot be variable names. */
const RESERVED =
  /^(?:await|break|case|catch|class|const|continue|debugger|default|delete|do|else|enum|export|extends|false|finally|for|function|if|import|in|instanceof|interface|let|new|null|package|return|static|super|switch|this|throw|true|try|typeof|var|void|while|with|yield)$/;

/**
 * @param {boolean} holds
 * @param {string} sentence what is wrong with a name, and what is allowed
 * @throws {Failure} if it does not hold
 */
export function expectThat(holds, sentence) {
  if (!holds) throw new Failure(sentence, 3);
}

/**
 * @param {string} root
 * @param {string} name
 * @param {string} home its file or folder
 * @throws {Failure} for a name that is not in kebab case, or taken
 */
export function expectFree(root, name, home) {
  expectThat(
    KEBAB.test(name) && !RESERVED.test(name),
    `'${name}' cannot be a name: a name is in kebab case, as in 'two-words', and not a reserved word.`,
  );
  expectThat(!existsSync(join(root, home)), `The name ${name} is taken: see ${home}.`);
}

/** `twoWords` of `two-words` or `two/words`. @param {string} name */
export function camel(name) {
  return name.replaceAll(/[-/]([a-z0-9])/g, (_, letter) => letter.toUpperCase());
}

/** `TwoWords`. @param {string} name */
export function pascal(name) {
  return camel(`-${name}`);
}

/** `Two words`. @param {string} name */
export function words(name) {
  return pascal(name.slice(0, 1)) + name.slice(1).replaceAll('-', ' ');
}
