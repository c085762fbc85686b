import type { Control, Evidence, Finding, JsonValue, Posture, Tier } from '@weighbridge/core';

/** Which program made a report. */
export interface ReportTool {
  /** For instance `weighbridge`. */
  readonly name: string;
  readonly version: string;
  /** Where people read about it. */
  readonly informationUri?: string;
}

/** What a rule looks for, as the package that owns it describes it. */
export interface RuleDescription {
  /** `<family>/<kebab-name>`. */
  readonly id: string;
  /** One sentence: what a finding of this rule says. */
  readonly summary: string;
  /** What to do about it. */
  readonly remediation?: string;
  readonly citations?: readonly string[];
  /** Common Weakness Enumeration ids, for instance `CWE-400`. */
  readonly cwe?: readonly string[];
}

/** How much was weighed. Nothing here depends on what a cache already knew. */
export interface ReportTotals {
  readonly files: number;
  readonly totalBytes: number;
  /** Entries that were not read: links that lead out, special files, what may not be read. */
  readonly skipped?: number;
}

/** The answer for one model. */
export interface PostureReport {
  readonly kind: 'posture';
  readonly tool: ReportTool;
  /** A name for people, usually the folder's. */
  readonly name: string;
  readonly posture: Posture;
  /** The catalogue that the verdicts answer: titles, severities, remedies. */
  readonly controls: readonly Control[];
  readonly findings: readonly Finding[];
  readonly evidence: readonly Evidence[];
  readonly totals: ReportTotals;
  /** Help for the rules behind the findings; a rule that is not listed is described by its finding. */
  readonly rules?: readonly RuleDescription[];
  /** What the program answers to its caller, and what that number means. */
  readonly exit?: { readonly code: number; readonly meaning: string };
}

/** One statement of a bill of materials, with how and where it is known. */
export interface ReportClaim {
  readonly field: string;
  readonly value: JsonValue;
  readonly tier: Tier;
  readonly locator: string;
}

/** A bill of materials. */
export interface BomReport {
  readonly kind: 'bom';
  readonly tool: ReportTool;
  readonly name: string;
  /** The document, byte for byte: what the JSON reporter gives back. */
  readonly text: string;
  readonly claims: readonly ReportClaim[];
  readonly findings: readonly Finding[];
  readonly totals: ReportTotals;
  /** Whether every file carries its digest. */
  readonly hashed: boolean;
  readonly rules?: readonly RuleDescription[];
}

/** One entry of a framework that a control is evidence for, never proof of compliance with. */
export interface FrameworkReference {
  readonly framework: string;
  readonly edition: string;
  readonly id: string;
  /** True when the link is our own reading, not one that the framework draws. */
  readonly ourReading: boolean;
  readonly source?: string;
}

/** All about one control. */
export interface ControlTopic {
  readonly kind: 'control';
  readonly control: Control;
  /** What the control asks of a model. */
  readonly question: string;
  /** Evidence types that it needs and that nothing collects yet. */
  readonly uncollected: readonly string[];
  readonly frameworks: readonly FrameworkReference[];
  /** Names of the policies that require it. */
  readonly requiredBy: readonly string[];
}

/** All about one rule. */
export interface RuleTopic {
  readonly kind: 'rule';
  readonly rule: RuleDescription;
  /** Package that owns the rule. */
  readonly owner: string;
  /** Controls that a finding of this rule can fail. */
  readonly controls: readonly string[];
}

/** All about one error code. */
export interface CodeTopic {
  readonly kind: 'code';
  readonly code: {
    readonly id: string;
    /** Where in the work it arises. */
    readonly stage: string;
    /** When it is thrown, one clause. */
    readonly when: string;
    /** What to do about it. */
    readonly advice: string;
  };
  /** Package that owns the code. */
  readonly owner: string;
}

/** One thing that can be explained. */
export type ExplainTopic = ControlTopic | RuleTopic | CodeTopic;

/** What controls, rules and error codes mean. */
export interface ExplainReport {
  readonly kind: 'explain';
  readonly tool: ReportTool;
  /** `full`: everything about each topic. `list`: one line each. */
  readonly detail: 'full' | 'list';
  readonly topics: readonly ExplainTopic[];
}

/** Everything that can be rendered. */
export type Report = PostureReport | BomReport | ExplainReport;
