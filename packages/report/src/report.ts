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

/** What is known of a rule: all that the package says that owns it, or less. */
export type RuleDescription = Pick<Rule, 'id' | 'summary'> & Partial<Rule>;

/** How much was weighed. Nothing here depends on what a cache already knew. */
export interface ReportTotals {
  /** How many files there are. */
  readonly files: number;
  /** Bytes of all files together. */
  readonly totalBytes: number;
  /** Entries that were not read: links that lead out, special files, what may not be read. */
  readonly skipped?: number;
}

/** The answer for one model. */
export interface PostureReport {
  readonly kind: 'posture';
  /** Who made the report. */
  readonly tool: ReportTool;
  /** A name for people, usually the folder's. */
  readonly name: string;
  /** The statement that is reported. */
  readonly posture: Posture;
  /** The catalogue that the verdicts answer: titles, severities, remedies. */
  readonly controls: readonly Control[];
  /** Ids of the controls that the policy requires, where it is known: what is not among them may stay unknown. */
  readonly requires?: readonly string[];
  /** Every finding of the weighing. */
  readonly findings: readonly Finding[];
  /** Every item that was assessed. */
  readonly evidence: readonly Evidence[];
  /** How much was looked at. */
  readonly totals: ReportTotals;
  /** Help for the rules behind the findings; a rule that is not listed is described by its finding. */
  readonly rules?: readonly RuleDescription[];
  /** What the program answers to its caller, and what that number means. */
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
  /** Path, with a pointer or an offset where there is one. */
  readonly locator: string;
}

/** One of several things that a model's folder holds. */
export interface ReportComponent {
  /** What the folder calls it, or the path that it begins with. */
  readonly name: string;
  /** What it is to the model: part, variant, export, copy, adapter, stray or model. */
  readonly role: string;
  /** The component that it is that of; absent: of the model itself. */
  readonly of?: string;
  /** How it is known to be that, and where that stands. */
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
  /** `<algorithm>:<hex>`; absent where it was not hashed. */
  readonly digest?: string;
}

/** A bill of materials. */
export interface BomReport {
  readonly kind: 'bom';
  /** Who made the report. */
  readonly tool: ReportTool;
  /** Name of the model, for people. */
  readonly name: string;
  /** The document, byte for byte: what the JSON reporter gives back. */
  readonly text: string;
  /** What is known about the model, in field order. */
  readonly claims: readonly ReportClaim[];
  /** What the folder holds beside the model, or what the model is made of; absent: it is one thing. */
  readonly components?: readonly ReportComponent[];
  /** Its files, by path; absent: they are not shown. */
  readonly files?: readonly ReportFile[];
  /** What a complete bill says and this one does not, in a few words each. */
  readonly missing?: readonly string[];
  /** What was found on the way. */
  readonly findings: readonly Finding[];
  /** How much was looked at. */
  readonly totals: ReportTotals;
  /** Whether every file carries its digest. */
  readonly hashed: boolean;
  /** Descriptions of the rules that findings name. */
  readonly rules?: readonly RuleDescription[];
}

/** One entry of a framework that a control is evidence for, never proof of compliance with. */
export interface FrameworkReference {
  /** Name of the framework. */
  readonly framework: string;
  /** Edition that the id is of. */
  readonly edition: string;
  /** As the framework writes it. */
  readonly id: string;
  /** What the id asks or names, in words of ours; never the framework's text. */
  readonly words?: string;
  /** True when the link is our own reading, not one that the framework draws. */
  readonly ourReading: boolean;
  /** Where the edition is published, a URL. */
  readonly source?: string;
  /** How the ids of that edition were verified. */
  readonly verified?: string;
}

/** All about one control. */
export interface ControlTopic {
  readonly kind: 'control';
  /** The control as plain data. */
  readonly control: Control;
  /** What the control asks of a model. */
  readonly question: string;
  /** Evidence types that it needs and that nothing collects yet. */
  readonly uncollected: readonly string[];
  /** What it is evidence for. */
  readonly frameworks: readonly FrameworkReference[];
  /** Names of the policies that require it. */
  readonly requiredBy: readonly string[];
}

/** All about one rule. */
export interface RuleTopic {
  readonly kind: 'rule';
  /** The rule with its remedy and sources. */
  readonly rule: RuleDescription;
  /** Package that owns the rule. */
  readonly owner: string;
  /** Controls that a finding of this rule can fail. */
  readonly controls: readonly string[];
}

/** All about one error code. */
export interface CodeTopic {
  readonly kind: 'code';
  /** The error code, when it is thrown and what to do. */
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
  /** Who made the report. */
  readonly tool: ReportTool;
  /** `full`: everything about each topic. `list`: one line each. */
  readonly detail: 'full' | 'list';
  /** One per thing that is explained, in order. */
  readonly topics: readonly ExplainTopic[];
}
