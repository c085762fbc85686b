import { defineFormat } from '../format.ts';
import { isTar } from '../sniff/tar.ts';

/** An archive; its members are not examined. Legacy torch files are tar archives. */
export const tar = defineFormat({
  id: 'tar',
  title: 'tar archive',
  mediaType: 'application/x-tar',
  names: { exclusive: ['.tar', '.pth.tar', '.pt.tar', '.mar', '.nemo'] },
  canCarryCode: 'yes',
  role: 'archive',
  citations: ['https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html'],
  sniff: (head) => isTar(head),
});
