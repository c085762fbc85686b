import type { ReportDocument } from '../document.ts';
import { postureHtml } from '../html/posture.ts';
import { postureSuites } from '../junit/posture.ts';
import { postureMarkdown } from '../markdown/posture.ts';
import { posturePage } from '../pretty/posture.ts';
import type { PostureReport } from '../report.ts';
import { postureSarif } from '../sarif/posture.ts';
import { documentedControl, documentedRule } from './documented.ts';
import { rulesOf } from './rules.ts';

/**
 * The answer for one model as a document. It has its own pages: they show the families, the reasons and the coverage of
 * a posture, which no other document has.
 */
export function postureDocument(report: PostureReport): ReportDocument {
  const { kind, tool, name, posture, controls, findings, rules = [], exit } = report;
  return {
    kind,
    tool,
    subject: name,
    at: posture.assessedAt,
    findings,
    rules: rulesOf(findings, rules),
    ...(exit === undefined ? {} : { exit }),
    data: {
      members: {
        ...report,
        controls: controls.map(documentedControl),
        rules: rules.map(documentedRule),
      },
    },
    own: {
      pretty: (options) => posturePage(report, options),
      html: (options) => postureHtml(report, options),
      markdown: (options) => postureMarkdown(report, options),
      sarif: () => postureSarif(report),
      junit: () => postureSuites(report),
    },
  };
}
