import type { Control, Evidence, Finding, JsonValue, Posture, Rule, Tier } from '@weighbridge/core';

/** Which program made a report. */
export interface ReportTool {
  /** For instance `weighbridge`. */
  readonly name: string;
  /** Semantic version. */
  readonly version: string;
  /** Where people read about it. */
  readonly informationUri?: string;
}

/** What is known about a rule: everything that its package says, or less. */
export type RuleDescription = Pick<Rule, 'id' | 'summary'> & Partial<Rule>;

/** How much was weighed. Nothing here depends on what a cache already knew. */
export interface ReportTotals {
  /** Number of files. */
  readonly files: number;
  /** Total bytes of all files. */
  readonly totalBytes: number;
  /** Entries that were not read: links out of the folder, special files, unreadable entries. */
  readonly skipped?: number;
}

/** The answer for one model. */
export interface PostureReport {
  readonly kind: 'posture';
  /** Who made the report. */
  readonly tool: ReportTool;
  /** A human-readable name, usually the folder's. */
  readonly name: string;
  /** The reported statement. */
  readonly posture: Posture;
  /** The catalogue that the verdicts answer: titles, severities, remedies. */
  readonly controls: readonly Control[];
  /** Ids of the controls that the policy requires, if known: all others may stay unknown. */
  readonly requires?: readonly string[];
  /** Every finding of the weighing. */
  readonly findings: readonly Finding[];
  /** Every item that was assessed. */
  readonly evidence: readonly Evidence[];
  /** How much was looked at. */
  readonly totals: ReportTotals;
  /** Help for the rules of the findings; a rule that is not listed is described by its finding. */
  readonly rules?: readonly RuleDescription[];
  /** The program's exit code and its meaning. */
  readonly exit?: { readonly code: number; readonly meaning: string };
}

/** One statement of a bill of materials, with how and where it is known. */
export interface ReportClaim {
  /** Field id, for instance `model.architecture`. */
  readonly field: string;
  /** What is claimed; hostile until escaped. */
  readonly value: JsonValue;
  /** How strong the observation is. */
  readonly tier: Tier;
  /** Path, with a pointer or an offset if there is one. */
  readonly locator: string;
}

/** One of several things that a model's folder holds. */
export interface ReportComponent {
  /** Its name in the folder, or the path that it starts with. */
  readonly name: string;
  /** What it is to the model: part, variant, export, copy, adapter, stray or model. */
  readonly role: string;
  /** The component that it relates to in this way; absent: the model itself. */
  readonly of?: string;
  /** How that is known, and where it is written. */
  readonly known: Pick<ReportClaim, 'tier' | 'locator'>;
  /** Paths of its files. */
  readonly files: readonly string[];
  /** What is known about it, in field order. */
  readonly claims: readonly ReportClaim[];
}

/** One file that a bill of materials lists. */
export interface ReportFile {
  /** Relative to the model's root. */
  readonly path: string;
  /** Its size. */
  readonly sizeBytes: number;
  /** `<algorithm>:<hex>`; absent if it was not hashed. */
  readonly digest?: string;
}

/** A bill of materials. */
export interface BomReport {
  readonly kind: 'bom';
  /** Who made the report. */
  readonly tool: ReportTool;
  /** Human-readable name of the model. */
  readonly name: string;
  /** The document, byte for byte, as the JSON reporter returns it. */
  readonly text: string;
  /** What is known about the model, in field order. */
  readonly claims: readonly ReportClaim[];
  /** What the folder holds besides the model, or the model's parts; absent if it is a single thing. */
  readonly components?: readonly ReportComponent[];
  /** Its files, by path; absent: they are not shown. */
  readonly files?: readonly ReportFile[];
  /** What a complete bill of materials says and this one does not, in a few words each. */
  readonly missing?: readonly string[];
  /** Findings made on the way. */
  readonly findings: readonly Finding[];
  /** How much was looked at. */
  readonly totals: ReportTotals;
  /** Whether every file carries its digest. */
  readonly hashed: boolean;
  /** Descriptions of the rules that findings name. */
  readonly rules?: readonly RuleDescription[];
}

/** One entry of a framework for which a control is evidence, never proof of compliance. */
export interface FrameworkReference {
  /** Name of the framework. */
  readonly framework: string;
  /** The edition that the id belongs to. */
  readonly edition: string;
  /** As the framework writes it. */
  readonly id: string;
  /** What the id asks or names, in our own words; never the framework's text. */
  readonly words?: string;
  /** True if the link is our own reading, not the framework's. */
  readonly ourReading: boolean;
  /** Where the edition is published, a URL. */
  readonly source?: string;
  /** How the ids of that edition were verified. */
  readonly verified?: string;
}

/** Everything about one control. */
export interface ControlTopic {
  readonly kind: 'control';
  /** The control as plain data. */
  readonly control: Control;
  /** What the control asks of a model. */
  readonly question: string;
  /** Evidence types it needs that nothing collects yet. */
  readonly uncollected: readonly string[];
  /** What it provides evidence for. */
  readonly frameworks: readonly FrameworkReference[];
  /** Names of the policies that require it. */
  readonly requiredBy: readonly string[];
}

/** Everything about one rule. */
export interface RuleTopic {
  readonly kind: 'rule';
  /** The rule with its remedy and sources. */
  readonly rule: RuleDescription;
  /** Package that owns the rule. */
  readonly owner: string;
  /** Controls that a finding of this rule can fail. */
  readonly controls: readonly string[];
}

/** Everything about one error code. */
export interface CodeTopic {
  readonly kind: 'code';
  /** The error code, with when it is thrown and what to do. */
  readonly code: {
    readonly id: string;
    /** The stage of the work in which it arises. */
    readonly stage: string;
    /** When it is thrown, as a clause. */
    readonly when: string;
    /** What to do about it. */
    readonly advice: string;
  };
  /** Package that owns the code. */
  readonly owner: string;
}

/** One topic that can be explained. */
export type ExplainTopic = ControlTopic | RuleTopic | CodeTopic;

/** What controls, rules and error codes mean. */
export interface ExplainReport {
  readonly kind: 'explain';
  /** Who made the report. */
  readonly tool: ReportTool;
  /** `full`: everything about each topic. `list`: one line each. */
  readonly detail: 'full' | 'list';
  /** The explained topics, in order. */
  readonly topics: readonly ExplainTopic[];
}
