import { asList, isRecord, member, plainText } from './text.ts';

/** A template's placeholder that was never filled in. */
const PLACEHOLDER =
  /^(?:\{+[^{}]*\}+|\[?more information needed\]?|\[?(?:todo|tbd)\b.*|<[^<>]*>)$/is;

/** The texts of a value or list of values, with numbers written out and without unfilled placeholders. */
export function statedTexts(value: unknown): readonly string[] {
  return asList(value)
    .map((item) => plainText(item).trim())
    .filter((text) => text !== '' && !isPlaceholder(text));
}

/** A text, trimmed; undefined when the value is not text, is empty, or is an unfilled placeholder. */
export function statedText(value: unknown): string | undefined {
  return typeof value === 'string' ? statedTexts(value)[0] : undefined;
}

/** Whether a text is a template's unfilled placeholder. */
export function isPlaceholder(text: string): boolean {
  return text.length < 500 && PLACEHOLDER.test(text.trim());
}

/** Whether a value is `{name}`, a template's unfilled placeholder, which YAML reads as a mapping. */
export function isUnfilled(value: unknown): boolean {
  return isRecord(value) && Object.values(value).length === 1 && Object.values(value)[0] === null;
}

/** The first text among the given members of a mapping, which are tried in order. */
export function textAmong(value: unknown, names: readonly string[]): string | undefined {
  if (!isRecord(value)) return undefined;
  return names.map((name) => member(value, name)).find((text) => typeof text === 'string');
}
