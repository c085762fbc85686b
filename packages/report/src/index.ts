export { render } from './render.ts';
export { defineReporter } from './reporter.ts';
export type { RenderOptions, Reporter } from './reporter.ts';
export { reporters } from './reporters/index.ts';
export type {
  BomReport,
  CodeTopic,
  ControlTopic,
  ExplainReport,
  ExplainTopic,
  FrameworkReference,
  PostureReport,
  Report,
  ReportClaim,
  ReportComponent,
  ReportFile,
  ReportTool,
  ReportTotals,
  RuleDescription,
  RuleTopic,
} from './report.ts';
export { JSON_SCHEMA_VERSION } from './reporters/json.ts';
export { makePage } from './pretty/page.ts';
export type { Page, Span, Style } from './pretty/page.ts';
export { count, plural } from '@weighbridge/core/view';
export { bytes, shortDigest } from './pretty/text.ts';
export { displayWidth } from './pretty/width.ts';
export { harmlessJson, safeJson } from './safe-json.ts';
