export type {
  Block,
  Cell,
  CodeBlock,
  Fact,
  FactsBlock,
  FindingsBlock,
  Outcome,
  SectionBlock,
  StepBlock,
  TableBlock,
  TextBlock,
} from './block.ts';
export type {
  Caution,
  DocumentData,
  DocumentVerdict,
  OwnParts,
  ReportDocument,
} from './document.ts';
export { bomDocument } from './documents/bom.ts';
export { explainDocument } from './documents/explain.ts';
export { postureDocument } from './documents/posture.ts';
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
