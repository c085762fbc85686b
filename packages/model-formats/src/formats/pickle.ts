import { defineFormat } from '../format.ts';
import { isCompressedPickle } from '../sniff/compressed-pickle.ts';
import { isPickle } from '../sniff/pickle.ts';

/**
 * A stack machine program that can call any Python function when it is loaded; protocols 0 to 5, and the wrappers of
 * joblib and legacy torch.
 */
export const pickle = defineFormat({
  id: 'pickle',
  title: 'Python pickle',
  mediaType: 'application/vnd.python.pickle',
  names: {
    exclusive: [
      '.pkl',
      '.pickle',
      '.dill',
      '.joblib',
      ...['.gz', '.bz2', '.xz', '.lzma', '.lz4', '.zst', '.z'].flatMap((end) =>
        ['.pkl', '.pickle', '.dill', '.joblib'].map((name) => `${name}${end}`),
      ),
      '.pt',
      '.pth',
      '.pth.tar',
      '.pt.tar',
      '.ckpt',
      '.bin',
    ],
  },
  canCarryCode: 'yes',
  role: 'model',
  citations: ['https://docs.python.org/3/library/pickle.html', 'https://peps.python.org/pep-0307/'],
  sniff: (head, path, sizeBytes) =>
    isPickle(head, path, sizeBytes) || isCompressedPickle(head, path),
});
