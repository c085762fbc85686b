import { defineReporter } from '../reporter.ts';
import { safeJson } from '../safe-json.ts';

/** Version of the JSON report's shape: minor versions only add members. */
export const JSON_SCHEMA_VERSION = '1.0';

/** For programs: canonical JSON, one line. A bill of materials is given back as it is. */
export const json = defineReporter({
  id: 'json',
  title: 'JSON with sorted members',
  mediaType: 'application/json',
  render(report) {
    if (report.kind === 'bom') return report.text;
    return safeJson({ schemaVersion: JSON_SCHEMA_VERSION, ...report });
  },
});
