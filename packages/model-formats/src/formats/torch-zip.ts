import { defineFormat } from '../format.ts';
import { findBytes, hasExtension } from '../sniff/bytes.ts';
import { isZip } from '../sniff/zip.ts';

const NAMES: readonly string[] = [
  '.pt',
  '.pth',
  '.pth.tar',
  '.pt.tar',
  '.bin',
  '.ckpt',
  '.pt2',
  '.jit',
  '.ptl',
  '.torchscript',
];

/** A zip with a pickle, and in TorchScript also code, that runs when it is loaded. */
export const torchZip = defineFormat({
  id: 'torch-zip',
  title: 'PyTorch archive',
  mediaType: 'application/vnd.weighbridge.torch+zip',
  names: { exclusive: NAMES },
  canCarryCode: 'yes',
  role: 'model',
  citations: ['https://pytorch.org/docs/stable/notes/serialization.html'],
  sniff: (head, path) =>
    isZip(head) && (hasExtension(path, NAMES) || findBytes(head, 'data.pkl') !== -1),
});
