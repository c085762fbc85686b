import { isRecord, member } from './text.ts';

/** One section of a configuration: the whole, or the configuration of a model inside the model. */
export interface ConfigurationSection {
  readonly value: Readonly<Record<string, unknown>>;
  /** Members that lead to it; none for the whole. */
  readonly tokens: readonly string[];
}

/** Maximum number of sections that are read; no model has as many parts (CWE-400). */
const MAX_SECTIONS = 32;
/** Members that hold the configuration of a part: in transformers they end like this, or have the part's name. */
const PART = /_config$|^(?:decoder|encoder|generator|text_encoder|audio_encoder|question_encoder)$/;
/** Settings that end in the same way but do not belong to a part. */
const NO_PART =
  /^(?:quantization|compression|generation|attn|ffn|rope|task_specific|lora|peft)_config$/;

/**
 * A configuration and those of its parts, two levels deep, with the language model's first.
 *
 * @see https://github.com/huggingface/transformers/blob/main/src/transformers/configuration_utils.py
 */
export function sectionsOf(
  config: Readonly<Record<string, unknown>>,
): readonly ConfigurationSection[] {
  const parts = partsOf({ value: config, tokens: [] });
  return [{ value: config, tokens: [] }, ...parts, ...parts.flatMap(partsOf)].slice(
    0,
    MAX_SECTIONS,
  );
}

function partsOf({ value, tokens }: ConfigurationSection): readonly ConfigurationSection[] {
  const names = Object.keys(value).filter((name) => PART.test(name) && !NO_PART.test(name));
  return names
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, MAX_SECTIONS)
    .flatMap((name) => {
      const part = member(value, name);
      return isRecord(part) ? [{ value: part, tokens: [...tokens, name] }] : [];
    });
}

/** Sections of the language model, under the names that model families use. */
const TEXT = ['text_config', 'llm_config', 'language_config', 'thinker_config', 'decoder'];

/** Whether a member holds the configuration of the language model. */
export function isTextSection(name: string): boolean {
  return TEXT.includes(name);
}

function rank(name: string): number {
  const place = TEXT.indexOf(name);
  return place < 0 ? TEXT.length : place;
}
