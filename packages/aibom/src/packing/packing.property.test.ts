import type { TensorFact } from '@weighbridge/model-formats';
import { propertyRuns } from '@weighbridge/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Tensor } from '../../test/tensors.ts';
import type { DeclaredQuantisation } from '../quantisation/declared.ts';
import { countParameters } from './count.ts';

/** A linear layer, how it is quantised, and what its library writes for it. */
interface Layer {
  readonly inputs: number;
  readonly outputs: number;
  readonly group: number;
  readonly bits: number;
}

type Writer = (layer: Layer, name: string) => Readonly<Record<string, Tensor>>;

const writers: Readonly<
  Record<string, readonly [Writer, (layer: Layer) => Readonly<Record<string, unknown>>]>
> = {
  gptq: [
    ({ inputs, outputs, group, bits }, name) => ({
      [`${name}.qweight`]: ['I32', (inputs * bits) / 32, outputs],
      [`${name}.qzeros`]: ['I32', inputs / group, (outputs * bits) / 32],
      [`${name}.scales`]: ['F16', inputs / group, outputs],
      [`${name}.g_idx`]: ['I32', inputs],
    }),
    ({ bits, group }) => ({ bits, group_size: group }),
  ],
  awq: [
    ({ inputs, outputs, group, bits }, name) => ({
      [`${name}.qweight`]: ['I32', inputs, (outputs * bits) / 32],
      [`${name}.qzeros`]: ['I32', inputs / group, (outputs * bits) / 32],
      [`${name}.scales`]: ['F16', inputs / group, outputs],
    }),
    ({ bits, group }) => ({ bits, group_size: group }),
  ],
  mlx: [
    ({ inputs, outputs, group, bits }, name) => ({
      [`${name}.weight`]: ['U32', outputs, (inputs * bits) / 32],
      [`${name}.scales`]: ['BF16', outputs, inputs / group],
      [`${name}.biases`]: ['BF16', outputs, inputs / group],
    }),
    ({ bits, group }) => ({ bits, group_size: group }),
  ],
  'compressed-tensors': [
    ({ inputs, outputs, group, bits }, name) => ({
      [`${name}.weight_packed`]: ['I32', outputs, Math.ceil((inputs * bits) / 32)],
      [`${name}.weight_scale`]: ['BF16', outputs, inputs / group],
      [`${name}.weight_shape`]: ['I64', 2],
    }),
    ({ bits, group }) => ({
      config_groups: { all: { weights: { num_bits: bits, group_size: group } } },
    }),
  ],
};

const layer: fc.Arbitrary<Layer> = fc
  .record({
    groups: fc.integer({ min: 1, max: 6 }),
    rows: fc.integer({ min: 1, max: 6 }),
    group: fc.constantFrom(32, 64, 128),
    bits: fc.constantFrom(2, 3, 4, 8),
  })
  .map(({ groups, rows, group, bits }) => ({
    inputs: groups * group,
    outputs: rows * 32,
    group,
    bits,
  }));

const fact = (name: string, [dtype, ...shape]: Tensor): TensorFact => ({ name, dtype, shape });

test.each(Object.entries(writers))(
  '%s of any size and width counts what it represents',
  (method, [write, settings]) => {
    fc.assert(
      fc.property(layer, fc.integer({ min: 1, max: 4 }), fc.boolean(), (one, layers, isSaid) => {
        const tensors = Array.from({ length: layers }, (_, i) =>
          write(one, `model.layers.${i}.up_proj`),
        )
          .flatMap((files) => Object.entries(files).map(([name, tensor]) => fact(name, tensor)))
          .concat(fact('model.norm.weight', ['BF16', one.inputs]));
        const declared: DeclaredQuantisation = {
          value: settings(one),
          method,
          locator: 'config.json',
        };
        const { parameters, packed } = countParameters(tensors, isSaid ? [declared] : [], {});
        const right = layers * one.inputs * one.outputs + one.inputs;
        // Undeclared, a count is right or absent.
        if (isSaid || parameters !== undefined) expect(parameters).toBe(right);
        expect(packed).not.toEqual([]);
      }),
      { numRuns: propertyRuns({ short: 200, long: 5_000 }) },
    );
  },
);

test('any tensors in any declared layout are counted, or reported as unclear', () => {
  const name = fc
    .array(
      fc.constantFrom(
        'a',
        'weight',
        'scales',
        'qweight',
        'weight_packed',
        'weight_scale',
        'absmax',
        'W_q',
        'codes',
        'g_idx',
        '_data',
      ),
      { minLength: 1, maxLength: 4 },
    )
    .map((parts) => parts.join('.'));
  const tensor = fc
    .record({
      name,
      dtype: fc.constantFrom('F32', 'I32', 'U32', 'U8', 'I8', 'BF16', 'F8_E4M3', 'I64', 'strange'),
      shape: fc.array(fc.oneof(fc.nat({ max: 300 }), fc.constant('n'), fc.constant(-1)), {
        maxLength: 4,
      }),
    })
    .map((one): TensorFact => one);
  const method = fc.constantFrom(
    'gptq',
    'mlx',
    'hqq',
    'aqlm',
    'compressed-tensors',
    'fp8',
    'bitsandbytes',
    'torchao',
    'none',
  );
  fc.assert(
    fc.property(
      fc.uniqueArray(tensor, { selector: (one) => one.name, maxLength: 12 }),
      method,
      fc.dictionary(fc.string(), fc.jsonValue()),
      (tensors, said, value) => {
        const counted = countParameters(tensors, [{ value, method: said, locator: '' }], {});
        if (counted.parameters !== undefined)
          expect(Number.isSafeInteger(counted.parameters) && counted.parameters >= 0).toBe(true);
        else
          expect(
            counted.unclear.length > 0 ||
              tensors.some(({ shape }) =>
                shape.some((size) => typeof size !== 'number' || size < 0),
              ),
          ).toBe(true);
      },
    ),
    { numRuns: propertyRuns({ short: 500, long: 10_000 }) },
  );
});
