import { defineSamples, file } from '../support/sample.ts';

export const jsonLines = defineSamples({
  format: 'json-lines',
  benign: [file('data.jsonl', '{"a": 1}\n{"a": 2}\n'), file('data.ndjson', '[1]\n')],
  malformed: [file('data.jsonl', `${'{"a": 1}\n'.padEnd(5_000)}\x01`)],
  nearMiss: [file('data.jsonl', 'hello'), file('data.json', '{"a": 1}\n')],
});
