import { defineTextFormat } from '../text/format.ts';

/** Records of values, divided by a separator. */
export const csv = defineTextFormat({
  id: 'csv',
  title: 'table of values',
  mediaType: 'text/csv',
  names: ['.csv', '.tsv'],
  canCarryCode: 'no',
  role: 'data',
  citations: ['https://www.rfc-editor.org/rfc/rfc4180'],
});
