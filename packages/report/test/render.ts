import {
  bomDocument,
  explainDocument,
  postureDocument,
  render as renderDocument,
} from '../src/index.ts';
import type {
  BomReport,
  ExplainReport,
  PostureReport,
  RenderOptions,
  ReportDocument,
} from '../src/index.ts';

/** The report that a document of this package is made from, or a document itself. */
export type Report = PostureReport | BomReport | ExplainReport | ReportDocument;

/** The document of the report. */
export function documentOf(report: Report): ReportDocument {
  if ('data' in report) return report;
  if (report.kind === 'posture') return postureDocument(report);
  return report.kind === 'bom' ? bomDocument(report) : explainDocument(report);
}

/** The document of the report as text. */
export function render(report: Report, format: string, options: RenderOptions = {}): string {
  return renderDocument(documentOf(report), format, options);
}
