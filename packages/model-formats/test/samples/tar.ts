import { defineSamples, file, latin } from '../support/sample.ts';

const BLOCK = 512;

/** A header block of a tar archive: a name and its checksum. */
function header(checksumOff = 0): string {
  const name = 'model.bin';
  const sum = latin(name).reduce((total, byte) => total + byte, 8 * 0x20);
  const checksum = (sum + checksumOff).toString(8).padStart(6, '0');
  return `${name.padEnd(148, '\0')}${checksum}\0 `.padEnd(BLOCK, '\0');
}

export const tar = defineSamples({
  format: 'tar',
  benign: [file('a.tar', header()), file('a.nemo', header())],
  malformed: [file('a.tar', header().slice(0, -1)), file('a.tar', header(1))],
  nearMiss: [file('a.tar', '\0'.repeat(BLOCK)), file('a.tar', 'PK\x03\x04')],
});
