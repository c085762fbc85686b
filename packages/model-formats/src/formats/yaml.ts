import { defineTextFormat } from '../text/format.ts';

/** Settings in YAML; tags that name Python objects are a finding. */
export const yaml = defineTextFormat({
  id: 'yaml',
  title: 'YAML document',
  mediaType: 'application/yaml',
  names: ['.yaml', '.yml', 'mlmodel'],
  canCarryCode: 'no',
  role: 'config',
  citations: ['https://yaml.org/spec/1.2.2/', 'https://www.rfc-editor.org/rfc/rfc9512'],
});
