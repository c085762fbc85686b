import type { Finding } from '@weighbridge/core';
import type { Block, Fact, Outcome } from './block.ts';
import type { Element } from './junit/xml.ts';
import type { RenderOptions } from './render-options.ts';
import type { ReportTool, RuleDescription } from './report.ts';
import type { SarifParts } from './sarif/types.ts';

/** The answer in a word and a sentence. */
export interface DocumentVerdict {
  /** Whether it is a pass, a fail or neither. */
  readonly outcome: Outcome;
  /** In capitals, ours, for instance `NOT VERIFIED`. */
  readonly word: string;
  /** What the word means here; hostile until a reporter escapes it. */
  readonly sentence: string;
  /** What belongs to the answer and stands right below it. */
  readonly facts?: readonly Fact[];
}

/** What nobody may overlook: it stands above everything else and once more at the end. */
export interface Caution {
  /** In capitals, ours, for instance `UNVERIFIED`. */
  readonly word: string;
  /** One sentence, above everything else. */
  readonly above: string;
  /** One sentence, at the end. */
  readonly below: string;
}

/** What programs read: members of a JSON object beside `schemaVersion`, `kind` and `tool`, or a text that is given back byte for byte. */
export type DocumentData =
  | {
      /** Members of the JSON object. */
      readonly members: object;
    }
  | {
      /** Given back byte for byte. */
      readonly text: string;
    };

/**
 * What a document has of its own where blocks cannot express it, by reporter. A reporter takes it in the place of
 * what it would make; text of others is escaped by whoever makes it.
 */
export interface OwnParts {
  /** The whole page of a terminal. */
  readonly pretty?: (options: RenderOptions) => string;
  /** The whole HTML page. */
  readonly html?: (options: RenderOptions) => string;
  /** The whole Markdown page. */
  readonly markdown?: (options: RenderOptions) => string;
  /** What a SARIF run holds beside the findings and their rules. */
  readonly sarif?: () => SarifParts;
  /** The suites of JUnit. */
  readonly junit?: () => Element;
}

/**
 * What a command hands over: an answer for people and for programs, in parts that every reporter understands.
 * A reporter looks at parts alone, never at `kind`.
 */
export interface ReportDocument {
  /** What the JSON calls it, for instance `verification`. */
  readonly kind: string;
  /** Who made it. */
  readonly tool: ReportTool;
  /** What it is about, as the user named it: a model, a file. Hostile until a reporter escapes it. */
  readonly subject?: string;
  /** How much was looked at, and which bytes: a few words each. */
  readonly measures?: readonly string[];
  /** The instant that it holds for, ISO 8601 in UTC. */
  readonly at?: string;
  /** What programs read. */
  readonly data: DocumentData;
  /** The answer; absent where nothing is asked. */
  readonly verdict?: DocumentVerdict;
  /** What nobody may overlook. */
  readonly caution?: Caution;
  /** The page below the verdict; absent where it is written in `own` alone. */
  readonly body?: readonly Block[];
  /** What code-scanning tools get; absent: the document is not about findings. */
  readonly findings?: readonly Finding[];
  /** Descriptions of rules; one that is not listed is described by its finding. */
  readonly rules?: readonly RuleDescription[];
  /** What the program answers to its caller, and what that number means. */
  readonly exit?: { readonly code: number; readonly meaning: string };
  /** What blocks cannot express. */
  readonly own?: OwnParts;
}
