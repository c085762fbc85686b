import { defineSamples, file, utf8 } from '../support/sample.ts';

export const json = defineSamples({
  format: 'json',
  benign: [file('config.json', '{"a": 1}'), file('vocab.json', utf8('["é", "日本"]'))],
  malformed: [file('config.json', `${'{"a":'.padEnd(5_000)}\x01`)],
  nearMiss: [
    file('config.json', 'hello'),
    file('config.json', '{"a": "\x1b"}'),
    file('config', '{"a": 1}'),
  ],
});
