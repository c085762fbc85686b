import { defineFormat } from '../format.ts';
import { isZip } from '../sniff/zip.ts';

/** An archive; its members are not examined. */
export const zip = defineFormat({
  id: 'zip',
  title: 'zip archive',
  mediaType: 'application/zip',
  names: {
    exclusive: ['.zip', '.whl', '.egg', '.skops', '.nemo', '.mar', '.docx', '.xlsx', '.pptx'],
  },
  canCarryCode: 'yes',
  role: 'archive',
  citations: ['https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT'],
  sniff: (head) => isZip(head),
});
