import { defineFormat } from '../format.ts';
import { isTar } from '../sniff/tar.ts';

/** An archive whose members are not looked at; legacy torch files are one. */
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
