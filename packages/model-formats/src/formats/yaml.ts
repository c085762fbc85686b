import { defineFormat } from '../format.ts';
import { isTextNamed } from '../sniff/text.ts';
import { textReader } from '../text/read.ts';

/** Settings in YAML; tags that name Python objects are a finding. */
export const yaml = defineFormat({
  id: 'yaml',
  title: 'YAML document',
  mediaType: 'application/yaml',
  extensions: ['.yaml', '.yml', 'mlmodel'],
  canCarryCode: 'no',
  role: 'config',
  citations: ['https://yaml.org/spec/1.2.2/', 'https://www.rfc-editor.org/rfc/rfc9512'],
  sniff: (head, path, sizeBytes) =>
    isTextNamed(head, path, sizeBytes, ['.yaml', '.yml', 'mlmodel']),
  read: textReader('yaml', 'no'),
});
