import { defineFormat } from '../format.ts';

/** No bytes at all. */
export const empty = defineFormat({
  id: 'empty',
  title: 'empty file',
  mediaType: 'application/x-empty',
  names: { exclusive: ['.gitkeep', '.keep'] },
  canCarryCode: 'no',
  role: 'document',
  citations: ['https://www.iana.org/assignments/media-types/'],
  sniff: (_head, _path, sizeBytes) => sizeBytes === 0,
});
