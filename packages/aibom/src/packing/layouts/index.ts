import type { PackedLayout } from '../layout.ts';
import { bitsandbytes4, bitsandbytes8 } from './bitsandbytes.ts';
import { compressedTensors } from './compressed-tensors.ts';
import { evidentInt8 } from './evident-int8.ts';
import { fpQuant, mxfp4, sdnq } from './four-bit-floats.ts';
import { gptq } from './gptq.ts';
import { hqq } from './hqq.ts';
import { marlin } from './marlin.ts';
import { mlx } from './mlx.ts';
import { quanto } from './quanto.ts';
import { bitnet, eightBits, gemma, modelopt, quark } from './scaled.ts';
import { torchao } from './torchao.ts';
import { aqlm, higgs, spqr, vptq } from './vectors.ts';

/** Every packed layout, the most specific names first. */
export const layouts: readonly PackedLayout[] = [
  fpQuant,
  bitsandbytes4,
  bitsandbytes8,
  torchao,
  quanto,
  aqlm,
  vptq,
  spqr,
  higgs,
  hqq,
  gptq,
  marlin,
  mlx,
  mxfp4,
  sdnq,
  compressedTensors,
  modelopt,
  bitnet,
  quark,
  gemma,
  eightBits,
  evidentInt8,
];
