import { defineReporter } from '../reporter.ts';
import { safeJson } from '../safe-json.ts';

/** Version of the JSON documents' shape: within one major version members are only added. */
export const JSON_SCHEMA_VERSION = '1.0';

/**
 * For programs: canonical JSON, one line. A document with its own text, such as a bill of materials, is returned
 * unchanged.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8785
 */
export const json = defineReporter({
  id: 'json',
  title: 'JSON with sorted members',
  mediaType: 'application/json',
  extension: 'json',
  lacks: () => undefined,
  render({ kind, tool, data }) {
    if ('text' in data) return data.text;
    return safeJson({ schemaVersion: JSON_SCHEMA_VERSION, kind, tool, ...data.members });
  },
});
