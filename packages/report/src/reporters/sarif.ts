import { defineReporter } from '../reporter.ts';
import { safeJson } from '../safe-json.ts';
import { sarifLog } from '../sarif/log.ts';

/** For code-scanning tools: SARIF 2.1.0. */
export const sarif = defineReporter({
  id: 'sarif',
  title: 'SARIF 2.1.0',
  mediaType: 'application/sarif+json',
  extension: 'sarif',
  lacks: ({ findings }) => (findings === undefined ? 'findings' : undefined),
  render: (document) => safeJson(sarifLog(document)),
});
