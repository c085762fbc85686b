import type { Finding } from '@weighbridge/core';
import { ggufFileType } from '@weighbridge/model-formats';
import type { FormatFacts } from '@weighbridge/model-formats';
import { defineContradiction } from '../contradiction.ts';
import { finding } from '../finding.ts';
import { GgufEntries } from '../gguf-entries.ts';
import { contradiction } from '../rules.ts';

/** Number of values in a super-block; a row that it does not divide gets a fallback type. */
const SUPER_BLOCK = 256;
/** Types that the quantiser falls back to where a row is not a whole number of super-blocks. */
const FALLBACKS = new Set(['Q4_0', 'Q5_0', 'Q5_1', 'Q8_0', 'IQ4_NL', 'F16']);
const LORA = /\.lora_[ab]$/;

/**
 * A GGUF file's header states something that is true of none of its tensors: `general.file_type` names a type that no
 * tensor has, or `general.type` says adapter where no tensor is a part of one, or the other way round.
 * @see https://github.com/ggml-org/llama.cpp/blob/master/src/llama-quant.cpp
 */
export const ggufFileTypes = defineContradiction({
  id: 'gguf-file-type',
  compare: ({ readings }) =>
    [...readings].flatMap(([path, { format, facts }]) =>
      format === 'gguf' && facts.tensors.length > 0 && facts.shard === undefined
        ? [...compareType(path, facts), ...compareKind(path, facts)]
        : [],
    ),
});

function compareType(path: string, facts: FormatFacts): readonly Finding[] {
  const number = new GgufEntries(path, facts.entries ?? []).number('general.file_type');
  const name = number === undefined ? undefined : ggufFileType(number);
  if (name === undefined) return [];
  const wanted = tensorTypes(name);
  const types = [...new Set(facts.tensors.map(({ dtype }) => dtype.toUpperCase()))].sort();
  if (types.some((type) => wanted.includes(type))) return [];
  const uneven = facts.tensors.some(({ shape }) => Number(shape.at(-1) ?? 0) % SUPER_BLOCK !== 0);
  const explained = uneven && isBlocked(name) && types.some((type) => FALLBACKS.has(type));
  const message = `The header of ${path} says ${name}, but no tensor is ${wanted[0]}: they are ${types.slice(0, 5).join(', ')}.`;
  return [finding(contradiction, explained ? 'note' : 'warning', message, [{ path }], 'file-type')];
}

/**
 * The types that most tensors of such a file have: `Q4_K_M` is mostly Q4_K, `MXFP4_MOE` is mostly MXFP4; mixtures have
 * several.
 */
function tensorTypes(name: string): readonly string[] {
  const mixed = MIXED[name];
  if (mixed !== undefined) return mixed;
  return [
    name.replace(/_(?:S|M|L|XS|XL|MOE)$/, (end) =>
      /^Q\d_K/.test(name) || end === '_MOE' ? '' : end,
    ),
  ];
}

/** File types whose name is not a tensor type, or whose small files may hold another type alone. */
const MIXED: Readonly<Record<string, readonly string[]>> = {
  Q2_K_S: ['Q2_K'],
  IQ3_XS: ['IQ3_XXS', 'IQ3_S'],
  IQ3_M: ['IQ3_S'],
  IQ2_M: ['IQ2_S', 'IQ2_XS'],
  IQ2_S: ['IQ2_XS', 'IQ2_S'],
};

function isBlocked(name: string): boolean {
  return /_K|^IQ|^TQ/.test(name);
}

function compareKind(path: string, facts: FormatFacts): readonly Finding[] {
  const kind = new GgufEntries(path, facts.entries ?? []).text('general.type');
  if (kind === undefined) return [];
  const parts = facts.tensors.filter(({ name }) => LORA.test(name)).length;
  if ((kind === 'adapter') === parts > 0) return [];
  const what =
    kind === 'adapter' ? 'no tensor is a part of one' : `${parts} tensors are parts of an adapter`;
  const message = `The header of ${path} says that it is of type ${kind.slice(0, 40)}, but ${what}.`;
  return [finding(contradiction, 'warning', message, [{ path }], 'type')];
}
