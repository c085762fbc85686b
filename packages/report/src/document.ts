import type { Finding } from '@weighbridge/core';
import type { Block, Fact, Outcome } from './block.ts';
import type { Element } from './junit/xml.ts';
import type { RenderOptions } from './render-options.ts';
import type { ReportTool, RuleDescription } from './report.ts';
import type { SarifParts } from './sarif/types.ts';

/** The answer as a word and a sentence. */
export interface DocumentVerdict {
  /** Whether it is a pass, a fail or neither. */
  readonly outcome: Outcome;
  /** Our word, in capitals, for instance `NOT VERIFIED`. */
  readonly word: string;
  /** What the word means here; hostile until a reporter escapes it. */
  readonly sentence: string;
  /** What belongs to the answer and follows directly below it. */
  readonly facts?: readonly Fact[];
}

/** A warning that must not be overlooked: it is above everything else and again at the end. */
export interface Caution {
  /** Our word, in capitals, for instance `UNVERIFIED`. */
  readonly word: string;
  /** One sentence, above everything else. */
  readonly above: string;
  /** One sentence, at the end. */
  readonly below: string;
}

/**
 * What programs read: members of a JSON object in addition to `schemaVersion`, `kind` and `tool`, or a text that is
 * returned byte for byte.
 */
export type DocumentData =
  | {
      /** Members of the JSON object. */
      readonly members: object;
    }
  | {
      /** Returned byte for byte. */
      readonly text: string;
    };

/**
 * A document's own content that blocks cannot express, by reporter. A reporter uses it instead of generating its own;
 * whoever makes it must escape text from others.
 */
export interface OwnParts {
  /** The whole page of a terminal. */
  readonly pretty?: (options: RenderOptions) => string;
  /** The whole HTML page. */
  readonly html?: (options: RenderOptions) => string;
  /** The whole Markdown page. */
  readonly markdown?: (options: RenderOptions) => string;
  /** What a SARIF run holds in addition to the findings and their rules. */
  readonly sarif?: () => SarifParts;
  /** The suites of JUnit. */
  readonly junit?: () => Element;
}

/**
 * A command's output: an answer for people and for programs, in parts that every reporter understands. A reporter looks
 * only at parts, never at `kind`.
 */
export interface ReportDocument {
  /** Its kind in the JSON, for instance `verification`. */
  readonly kind: string;
  /** Who made it. */
  readonly tool: ReportTool;
  /** What it is about, as the user named it: a model, a file. Hostile until a reporter escapes it. */
  readonly subject?: string;
  /** How much was looked at, and which bytes, in a few words each. */
  readonly measures?: readonly string[];
  /** The instant that it applies to, ISO 8601 in UTC. */
  readonly at?: string;
  /** What programs read. */
  readonly data: DocumentData;
  /** The answer; absent if nothing is asked. */
  readonly verdict?: DocumentVerdict;
  /** A warning that must not be overlooked. */
  readonly caution?: Caution;
  /** The page below the verdict; absent if it is only in `own`. */
  readonly body?: readonly Block[];
  /** The findings for code-scanning tools; absent if the document is not about findings. */
  readonly findings?: readonly Finding[];
  /** Descriptions of rules; a rule that is not listed is described by its finding. */
  readonly rules?: readonly RuleDescription[];
  /** The program's exit code and its meaning. */
  readonly exit?: { readonly code: number; readonly meaning: string };
  /** Content that blocks cannot express. */
  readonly own?: OwnParts;
}
