import { defineReporter } from '../reporter.ts';
import { safeJson } from '../safe-json.ts';

/** Version of the shape of JSON documents: within one major version members are only added. */
export const JSON_SCHEMA_VERSION = '1.0';

/**
 * For programs: canonical JSON, one line. A document that is a text of its own, as a bill of materials, is
 * given back as it is.
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
