import { createRequire } from 'node:module';
import type { Ajv } from 'ajv';

const require = createRequire(import.meta.url);

/** Maximum length of an email address, with room for non-ASCII characters (RFC 5321 section 4.5.3.1). */
const MAX_ADDRESS = 320;

/**
 * Adds the format `idn-email`, with a bound on length: its parser takes cubic time (CWE-1333).
 */
export function addIdnEmail(ajv: Ajv): void {
  const addDraft2019 = require('ajv-formats-draft2019') as (ajv: Ajv, options: object) => void;
  addDraft2019(ajv, { formats: ['idn-email'] });
  const known = ajv.formats['idn-email'];
  if (typeof known !== 'function')
    throw new TypeError('ajv-formats-draft2019 does not have the expected shape');
  const parses = known as (text: string) => boolean;
  ajv.addFormat('idn-email', (text: string) => text.length <= MAX_ADDRESS && parses(text));
}
