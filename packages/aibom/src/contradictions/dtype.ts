import { bestClaim } from '../claims.ts';
import { defineContradiction } from '../contradiction.ts';
import { finding, placeOf } from '../finding.ts';
import { contradiction } from '../rules.ts';
import { cleanName, isRecord, plainText } from '../text.ts';

/** Spellings of one type: safetensors and ONNX to PyTorch. */
const TORCH_NAMES: Readonly<Record<string, string>> = {
  F64: 'float64',
  DOUBLE: 'float64',
  F32: 'float32',
  FLOAT: 'float32',
  F16: 'float16',
  FLOAT16: 'float16',
  BF16: 'bfloat16',
  BFLOAT16: 'bfloat16',
  F8_E4M3: 'float8_e4m3fn',
  F8_E5M2: 'float8_e5m2',
  I8: 'int8',
  INT8: 'int8',
  U8: 'uint8',
  UINT8: 'uint8',
};

/** The configuration names a type that no tensor has. Quantised models mix types by design. */
export const dtype = defineContradiction({
  id: 'dtype',
  compare(described) {
    const declared = bestClaim(described, 'model.dtype');
    const measured = bestClaim(described, 'model.parametersByDtype');
    if (declared === undefined || measured === undefined || !isRecord(measured.value)) return [];
    if (bestClaim(described, 'model.quantisation') !== undefined) return [];
    const wanted = torchName(declared.value);
    const parts = Object.values(bestClaim(described, 'model.partDtypes')?.value ?? {}).map(
      torchName,
    );
    const present = Object.keys(measured.value).map(
      (name) => TORCH_NAMES[name] ?? name.toLowerCase(),
    );
    if (present.length === 0 || wanted === 'auto') return [];
    if ([wanted, ...parts].some((name) => present.includes(name))) return [];
    const message = `${placeOf(declared.locator).path} declares the type ${cleanName(wanted, 40)}, but the tensors are ${present.slice(0, 5).join(', ')}.`;
    return [
      finding(
        contradiction,
        'warning',
        message,
        [placeOf(declared.locator), placeOf(measured.locator)],
        'dtype',
      ),
    ];
  },
});

function torchName(value: unknown): string {
  return plainText(value).replace(/^torch\./, '');
}
