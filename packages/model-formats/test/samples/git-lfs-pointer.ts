import { defineSamples, file } from '../support/sample.ts';

const VERSION = 'version https://git-lfs.github.com/spec/v1\n';
const OID = `oid sha256:${'0a'.repeat(32)}\n`;

export const gitLfsPointer = defineSamples({
  format: 'git-lfs-pointer',
  benign: [
    file('model.safetensors', `${VERSION}${OID}size 123\n`),
    file('x.bin', `${VERSION}${OID}size 0\n`),
  ],
  malformed: [
    file('model.safetensors', `${VERSION}${OID}size -1\n`),
    file('model.safetensors', `${VERSION}${OID}`),
    file('model.safetensors', `${VERSION}${OID}size 1e3\n`),
  ],
  nearMiss: [
    file('model.safetensors', `${VERSION}${OID}size 123\r\n`),
    file('model.safetensors', `${VERSION}${OID}size 123\n`.replace('v1', 'v2')),
    file('model.safetensors', `${VERSION}${OID}size 123\n${' '.repeat(1_024)}`),
  ],
});
