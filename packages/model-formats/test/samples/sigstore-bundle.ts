import { defineSamples, file } from '../support/sample.ts';

const MEDIA_TYPE = '{"mediaType": "application/vnd.dev.sigstore.bundle.v0.3+json"';

export const sigstoreBundle = defineSamples({
  format: 'sigstore-bundle',
  benign: [
    file('model.sig', `${MEDIA_TYPE}, "dsseEnvelope": {}}`),
    file('model.sigstore.json', '{"dsseEnvelope": {"payload": "e30="}}'),
  ],
  malformed: [file('model.sig', `${MEDIA_TYPE.padEnd(5_000)}\0`)],
  nearMiss: [
    file('model.sig', '{"payload": "e30="}'),
    file('config.json', `${MEDIA_TYPE}}`),
    file('model.sig', 'untrusted comment: another signature\n'),
  ],
});
