import type { Random } from '../fuzz/random.ts';

const encoder = new TextEncoder();
/** Approximate minimum and maximum length of a header, bytes. */
const LEAST = 22 * 1_024;
const MOST = 1_000 * 1_024;
const DTYPES = [
  ['F32', 4],
  ['F16', 2],
  ['BF16', 2],
  ['I32', 4],
  ['U8', 1],
  ['F8_E4M3', 1],
] as const;

/** How a header is written: tensor names, metadata, and the layout of the JSON text. */
interface Layout {
  readonly name: string;
  tensorName(i: number, random: Random): string;
  metadata?(random: Random): Readonly<Record<string, string>>;
  readonly indent?: number;
}

const words = ['q_proj', 'k_proj', 'v_proj', 'o_proj', 'gate_proj', 'up_proj', 'down_proj'];

/** Layouts seen in public models: decoders, experts, diffusion, adapters with training notes, other scripts. */
export const LAYOUTS: readonly Layout[] = [
  {
    name: 'decoder',
    tensorName: (i) => `model.layers.${Math.floor(i / 7)}.self_attn.${words[i % 7]}.weight`,
    metadata: () => ({ format: 'pt' }),
  },
  {
    name: 'experts',
    tensorName: (i) => `model.layers.${Math.floor(i / 384)}.mlp.experts.${i % 384}.up_proj.weight`,
  },
  {
    name: 'diffusion, indented',
    tensorName: (i) =>
      `down_blocks.${i % 4}.attentions.${i}.transformer_blocks.0.attn1.to_q.weight`,
    metadata: () => ({ format: 'pt', modelspec: 'https://example.org/spec\nv1' }),
    indent: 2,
  },
  {
    name: 'adapter with notes',
    tensorName: (i) => `lora_unet_down_blocks_${i}_attentions_0_proj_in.lora_down.weight`,
    metadata: (random) => ({
      ss_tag_frequency: JSON.stringify({ '1_cat': { 'cup car can bag': random.below(99) } }),
      ss_training_comment: 'cos\nsystem\n(not a pickle)',
      ss_learning_rate: String(random.next()),
    }),
  },
  {
    name: 'other scripts',
    tensorName: (i, random) => `エンコーダ.${i}.größe.${random.pick(['вес', '重み', 'βάρος'])}`,
    metadata: () => ({ 名前: 'モデル\u0092' }),
  },
  {
    name: 'numpy, one line each',
    tensorName: (i) => `params/Dense_${i}/kernel`,
    indent: 0,
  },
  {
    name: 'quantised',
    tensorName: (i) =>
      `transformer.h.${Math.floor(i / 4)}.attn.${['qweight', 'qzeros', 'scales', 'g_idx'][i % 4]}`,
    metadata: () => ({ format: 'pt', quantization: '4bit' }),
  },
];

/** One well-formed safetensors file with a header of about `length` bytes, padded to any length. */
export function randomHeader(index: number, random: Random): Uint8Array {
  const layout = LAYOUTS[index % LAYOUTS.length] as Layout;
  const wanted = Math.round(LEAST * (MOST / LEAST) ** random.next());
  const header: Record<string, unknown> = {};
  if (layout.metadata !== undefined) header['__metadata__'] = layout.metadata(random);
  let dataBytes = 0;
  let about = 0;
  for (let i = 0; about < wanted; i += 1) {
    const [dtype, width] = random.pick(DTYPES);
    const shape = [1 + random.below(4), 1 + random.below(4)];
    const end = dataBytes + width * (shape[0] as number) * (shape[1] as number);
    const name = layout.tensorName(i, random);
    header[name] = { dtype, shape, data_offsets: [dataBytes, end] };
    about += encoder.encode(name).length + 56 + (layout.indent === 2 ? 70 : 0);
    dataBytes = end;
  }
  return written(header, layout, random, dataBytes);
}

function written(
  header: object,
  { indent }: Layout,
  random: Random,
  dataBytes: number,
): Uint8Array {
  const text = JSON.stringify(header, null, indent);
  const json = encoder.encode(indent === 0 ? text.replaceAll('},"', '},\n"') : text);
  const aligned = random.below(2) === 0;
  const length = aligned ? Math.ceil(json.length / 8) * 8 : json.length + random.below(512);
  const bytes = new Uint8Array(8 + length + dataBytes).fill(0x20, 8, 8 + length);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(length), true);
  bytes.set(json, 8);
  const kind = random.below(3);
  for (let i = 8 + length; kind > 0 && i < bytes.length; i += 1)
    bytes[i] = kind === 1 ? random.below(256) : random.below(16);
  return bytes;
}
