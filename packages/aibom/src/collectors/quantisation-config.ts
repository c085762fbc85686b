import { claimList } from '../claims.ts';
import { defineCollector } from '../collector.ts';
import { declaredBits, declaredGroupSize, typeName } from '../quantisation/bits.ts';
import { declaredQuantisations } from '../quantisation/declared.ts';
import type { DeclaredQuantisation } from '../quantisation/declared.ts';
import { quantisationSettings } from '../quantisation/settings.ts';
import { member } from '../text.ts';

/** How the weights are quantised, wherever in the configuration that is declared. */
export const quantisationConfig = defineCollector({
  id: 'quantisation-config',
  title: 'Declared quantisation',
  citations: ['https://huggingface.co/docs/transformers/main_classes/quantization'],
  async collect(files) {
    const list = claimList('declared', files.limits);
    for (const declared of await declaredQuantisations(files))
      list.add('model.quantisation', quantisationValue(declared), declared.locator);
    return list;
  },
});

/** Members that name the type or the format of the weights, in the order in which one is taken. */
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
  const root = settings.member('quant_config') === undefined ? value : hqqSettings(value);
  const bits = settings.allBits.length === 1 ? settings.allBits[0] : declaredBits(root, method)[0];
  const size = settings.groupSizeOf('') ?? declaredGroupSize(root);
  const isFourBits = method !== 'bitsandbytes' || bits === 4;
  const type = TYPES.map((key) => typeName(settings.member(key))).find(
    (found) => typeof found === 'string',
  );
  return {
    method: method ?? null,
    bits: settings.allBits.length > 1 ? null : (bits ?? null),
    ...(size === undefined ? {} : { groupSize: size }),
    ...(type === undefined || !isFourBits ? {} : { type }),
    ...(settings.format === undefined ? {} : { format: settings.format }),
  };
}

function hqqSettings(value: Readonly<Record<string, unknown>>): unknown {
  return member(member(value, 'quant_config'), 'weight_quant_params') ?? value;
}
