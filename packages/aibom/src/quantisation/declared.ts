import type { ModelFiles } from '../extractor.ts';
import { at, isRecord, member } from '../text.ts';

/** One place that declares a quantisation. */
export interface DeclaredQuantisation {
  readonly value: Readonly<Record<string, unknown>>;
  /** In lower case; absent when the place does not name it. */
  readonly method?: string;
  readonly locator: string;
}

/**
 * Members of a configuration that hold a quantisation; MLX writes the first, older releases of compressed-tensors the
 * last.
 */
const MEMBERS = ['quantization_config', 'quantization', 'compression_config'] as const;
/** Separate files for a quantisation, and the method whose library writes a file with that name. */
const FILES: readonly (readonly [path: string, method?: string])[] = [
  ['quantize_config.json', 'gptq'],
  ['quant_config.json', 'awq'],
  ['hf_quant_config.json', 'modelopt'],
  ['quanto_qmap.json', 'quanto'],
  ['quantization_config.json'],
];
/** Maximum depth of nested configurations that is searched. */
const MAX_DEPTH = 4;
/** Maximum number of declarations in one folder (CWE-400). */
const MAX_DECLARED = 16;

/** Everything that declares a quantisation in a folder: its `config.json` at any depth, then separate files. */
export async function declaredQuantisations(
  files: Pick<ModelFiles, 'has' | 'json'>,
): Promise<readonly DeclaredQuantisation[]> {
  const found: DeclaredQuantisation[] = [];
  if (files.has('config.json')) search(await files.json('config.json'), [], found);
  for (const [path, method] of FILES) {
    if (!files.has(path)) continue;
    const value = await files.json(path);
    if (!isRecord(value)) continue;
    const named = methodOf(value) ?? method;
    found.push({ value, locator: at(path), ...(named === undefined ? {} : { method: named }) });
  }
  return found.slice(0, MAX_DECLARED);
}

/** A configuration of several models has one quantisation for each of them. */
function search(value: unknown, tokens: readonly string[], found: DeclaredQuantisation[]): void {
  if (!isRecord(value) || tokens.length > MAX_DEPTH || found.length >= MAX_DECLARED) return;
  const own = MEMBERS.flatMap((key) => declaredAt(member(value, key), [...tokens, key]));
  found.push(...withoutRepeats(own));
  for (const [key, item] of Object.entries(value)) {
    if (isRecord(item) && isConfiguration(key)) search(item, [...tokens, key], found);
  }
}

function isConfiguration(key: string): boolean {
  return key.endsWith('config') && !MEMBERS.some((name) => name === key);
}

function declaredAt(value: unknown, tokens: readonly string[]): readonly DeclaredQuantisation[] {
  if (!isRecord(value) || Object.keys(value).length === 0) return [];
  const method = methodOf(value) ?? (isMlx(value) ? 'mlx' : undefined);
  const locator = at('config.json', ...tokens);
  return [{ value, locator, ...(method === undefined ? {} : { method }) }];
}

/** Whether this is what MLX writes: sizes, and no method name. */
function isMlx(value: Readonly<Record<string, unknown>>): boolean {
  return member(value, 'group_size') !== undefined && member(value, 'bits') !== undefined;
}

/** The method by its own name, or by members that only one library writes. */
function methodOf(value: Readonly<Record<string, unknown>>): string | undefined {
  const named = member(value, 'quant_method') ?? member(value, 'quant_library');
  if (typeof named === 'string' && named !== '') return named.toLowerCase();
  if (member(value, 'load_in_4bit') === true || member(value, 'load_in_8bit') === true)
    return 'bitsandbytes';
  if (member(member(value, 'producer'), 'name') === 'modelopt') return 'modelopt';
  return undefined;
}

/** Without duplicates: MLX writes the same settings under two names. */
function withoutRepeats(list: readonly DeclaredQuantisation[]): readonly DeclaredQuantisation[] {
  const seen = new Set<string>();
  return list.filter(({ value }) => {
    const key = JSON.stringify(value).slice(0, 10_000);
    return !seen.has(key) && seen.add(key);
  });
}
