import { defineTextFormat } from '../text/format.ts';

/** Settings in TOML. */
export const toml = defineTextFormat({
  id: 'toml',
  title: 'TOML document',
  mediaType: 'application/toml',
  names: ['.toml'],
  canCarryCode: 'no',
  role: 'config',
  citations: ['https://toml.io/en/v1.0.0'],
});
