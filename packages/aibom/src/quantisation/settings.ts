import { isRecord, member } from '../text.ts';
import {
  bitsOfType,
  declaredBits,
  declaredGroupSize,
  statedBits,
  statedGroupSize,
} from './bits.ts';

/** What is declared about a quantisation, in the form that counting packed weights needs. */
export interface QuantisationSettings {
  /** In lower case; absent when nothing names one. */
  readonly method?: string;
  /** Tensor format, where the method has several. */
  readonly format?: string;
  /** Whether layers may have different bits, by rules that are not applied here. */
  readonly isMixed: boolean;
  /** Every width that is declared, each once. */
  readonly allBits: readonly number[];
  /** Bits of one weight of a module; undefined when they cannot be determined. */
  bitsOf(module: string): number | undefined;
  /** Number of weights that share a scale; undefined when it cannot be determined, or for whole rows. */
  groupSizeOf(module: string): number | undefined;
  /** A member, as declared. */
  member(key: string): unknown;
}

/** Members with rules that give some layers other settings. */
const RULES = [
  'dynamic',
  'extra_config',
  'module_quant_configs',
  'modules_dtype_dict',
  'quantized_layers',
];
/** MXFP4, MXFP8 and NVFP4 have fixed group sizes. */
const MODE_GROUPS: Readonly<Record<string, number>> = { mxfp4: 32, mxfp8: 32, nvfp4: 16 };
const MODE_BITS: Readonly<Record<string, number>> = { mxfp4: 4, mxfp8: 8, nvfp4: 4 };

/** Settings of a declared quantisation; if none is declared, everything is undefined. */
export function quantisationSettings(
  value: Readonly<Record<string, unknown>> = {},
  method?: string,
): QuantisationSettings {
  const inner = member(value, 'quantization');
  const root = isRecord(inner) ? inner : value;
  const format = member(root, 'format') ?? member(root, 'checkpoint_format');
  const allBits = declaredBits(withHqq(root), method);
  const mode = member(root, 'mode') ?? method;
  const modeKey = typeof mode === 'string' ? mode : '';
  return {
    ...(method === undefined ? {} : { method }),
    ...(typeof format === 'string' ? { format } : {}),
    isMixed: RULES.some((key) => hasRules(member(root, key))),
    allBits,
    bitsOf: (module) => {
      const own = ownSettings(root, module);
      const stated = statedBits(own) ?? bitsOfType(member(own, 'weights'));
      return stated ?? (allBits.length === 1 ? allBits[0] : undefined) ?? MODE_BITS[modeKey];
    },
    groupSizeOf: (module) =>
      statedGroupSize(ownSettings(root, module)) ??
      declaredGroupSize(withHqq(root)) ??
      MODE_GROUPS[modeKey],
    member: (key) => member(root, key),
  };
}

function hasRules(value: unknown): boolean {
  return isRecord(value) && Object.keys(value).length > 0;
}

/** HQQ has its numbers two levels down. */
function withHqq(value: Readonly<Record<string, unknown>>): unknown {
  const own = member(member(value, 'quant_config'), 'weight_quant_params');
  return isRecord(own) ? { ...value, ...own } : value;
}

/** Settings of one module: MLX and quanto use its whole name, HQQ the end of it. */
function ownSettings(root: Readonly<Record<string, unknown>>, module: string): unknown {
  const exact = member(root, module);
  if (isRecord(exact)) return exact;
  const layers = member(root, 'quant_config');
  if (!isRecord(layers)) return undefined;
  const tag = module.split('.').slice(-2).join('.');
  return member(member(layers, tag), 'weight_quant_params') ?? member(layers, module);
}
