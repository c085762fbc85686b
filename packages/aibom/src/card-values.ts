import { asList, isRecord, member, plainText } from './text.ts';

/** What is left of a value that a template had to be filled in with. */
const PLACEHOLDER =
  /^(?:\{+[^{}]*\}+|\[?more information needed\]?|\[?(?:todo|tbd)\b.*|<[^<>]*>)$/is;

/** The texts of a value or list of values, numbers written out; not those that a template left. */
export function statedTexts(value: unknown): readonly string[] {
  return asList(value)
    .map((item) => plainText(item).trim())
    .filter((text) => text !== '' && !isPlaceholder(text));
}

/** A text without the space around it; undefined for what is no text, is empty, or is what a template left. */
export function statedText(value: unknown): string | undefined {
  return typeof value === 'string' ? statedTexts(value)[0] : undefined;
}

/** Whether a text is what a template left to be filled in. */
export function isPlaceholder(text: string): boolean {
  return text.length < 500 && PLACEHOLDER.test(text.trim());
}

/** Whether a value is `{name}`, which YAML reads as a mapping: what a template left to be filled in. */
export function isUnfilled(value: unknown): boolean {
  return isRecord(value) && Object.values(value).length === 1 && Object.values(value)[0] === null;
}

/** The first text among members of a mapping, the best first. */
export function textAmong(value: unknown, names: readonly string[]): string | undefined {
  if (!isRecord(value)) return undefined;
  return names.map((name) => member(value, name)).find((text) => typeof text === 'string');
}
