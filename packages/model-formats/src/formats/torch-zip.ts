import { defineFormat } from '../format.ts';
import { findBytes, hasExtension } from '../sniff/bytes.ts';
import { isZip } from '../sniff/zip.ts';

/** A zip with a pickle, and in TorchScript code, that runs when it is loaded. */
export const torchZip = defineFormat({
  id: 'torch-zip',
  title: 'PyTorch archive',
  mediaType: 'application/vnd.weighbridge.torch+zip',
  extensions: ['.pt', '.pth', '.pth.tar', '.pt.tar', '.bin', '.ckpt', '.pt2', '.torchscript'],
  canCarryCode: 'yes',
  role: 'model',
  citations: ['https://pytorch.org/docs/stable/notes/serialization.html'],
  sniff: (head, path) =>
    isZip(head) &&
    (hasExtension(path, ['.pt', '.pth', '.bin', '.ckpt', '.pt2', '.torchscript']) ||
      findBytes(head, 'data.pkl') !== -1),
});
