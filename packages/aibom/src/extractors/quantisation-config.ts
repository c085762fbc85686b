import { claimList } from '../claims.ts';
import { defineExtractor } from '../extractor.ts';
import { typeName } from '../quantisation/bits.ts';
import { declaredQuantisations } from '../quantisation/declared.ts';
import type { DeclaredQuantisation } from '../quantisation/declared.ts';
import { quantisationSettings } from '../quantisation/settings.ts';
import type { QuantisationSettings } from '../quantisation/settings.ts';

/** How the weights are quantised, wherever in the configuration that is declared. */
export const quantisationConfig = defineExtractor({
  id: 'quantisation-config',
  title: 'Declared quantisation',
  citations: ['https://huggingface.co/docs/transformers/main_classes/quantization'],
  async extract(files) {
    const list = claimList('declared', files.limits);
    for (const declared of await declaredQuantisations(files))
      list.add('model.quantisation', quantisationValue(declared), declared.locator);
    return list;
  },
});

/** Members that name the type or the format of the weights, in order of preference. */
const TYPES = [
  'bnb_4bit_quant_type',
  'weights',
  'weights_dtype',
  'quant_algo',
  'quant_type',
  'mode',
  'fmt',
  'version',
];

function quantisationValue({ value, method }: DeclaredQuantisation) {
  const settings = quantisationSettings(value, method);
  const [bits = null, ...more] = settings.allBits;
  return {
    method: method ?? null,
    bits: more.length > 0 ? null : bits,
    ...present('groupSize', settings.groupSizeOf('')),
    ...present('type', typeOf(settings, bits)),
    ...present('format', settings.format),
  };
}

/** The first type that is named; bitsandbytes names the four-bit type whether it is used or not. */
function typeOf(settings: QuantisationSettings, bits: number | null): string | undefined {
  if (settings.method === 'bitsandbytes' && bits !== 4) return undefined;
  return TYPES.map((key) => typeName(settings.member(key))).find(
    (found) => typeof found === 'string',
  );
}

function present(name: string, value: number | string | undefined) {
  return value === undefined ? {} : { [name]: value };
}
