import type { ReportDocument } from '../document.ts';
import { bomHtml } from '../html/bom.ts';
import { bomMarkdown } from '../markdown/bom.ts';
import { bomPage } from '../pretty/bom.ts';
import type { BomReport } from '../report.ts';
import { rulesOf } from './rules.ts';

/** A bill of materials as a document; its JSON is the bill of materials itself, byte for byte. */
export function bomDocument(report: BomReport): ReportDocument {
  const { kind, tool, name, text, findings, rules = [] } = report;
  return {
    kind,
    tool,
    subject: name,
    findings,
    rules: rulesOf(findings, rules),
    data: { text },
    own: {
      pretty: (options) => bomPage(report, options),
      html: (options) => bomHtml(report, options),
      markdown: (options) => bomMarkdown(report, options),
    },
  };
}
