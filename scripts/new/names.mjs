import { Failure } from '../lib/failure.mjs';

const WORDS = '[a-z][a-z0-9]*(?:-[a-z0-9]+)*';
/** `two-words`. */
export const KEBAB = new RegExp(`^${WORDS}$`);
/** Names that no variable can have. */
const RESERVED =
  /^(?:break|case|catch|class|const|continue|default|delete|do|else|enum|export|extends|false|finally|for|function|if|import|in|let|new|null|return|static|super|switch|this|throw|true|try|typeof|var|void|while|with|yield|await)$/;

/**
 * @param {boolean} holds
 * @param {string} sentence what is wrong with a name, and what is allowed
 * @throws {Failure} where it does not hold
 */
export function expectThat(holds, sentence) {
  if (!holds) throw new Failure(sentence, 3);
}

/** @param {string} name @param {string} what @throws {Failure} for a name that is not in kebab case */
export function expectKebab(name, what) {
  const right = KEBAB.test(name) && !RESERVED.test(name);
  expectThat(
    right,
    `'${name}' is no name of ${what}: it is in kebab case, as in 'two-words', and no word of the language.`,
  );
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
