import type { Finding, Tier } from '@weighbridge/core';

/** How good something is, for whatever draws it; a word always says the same. */
export type Outcome = 'good' | 'bad' | 'unsure';

/** A name and what it is, with how that is known. */
export interface Fact {
  /** A word or two, ours; empty where the fact belongs to the one before. */
  readonly name: string;
  /** One line; hostile until a reporter escapes it. */
  readonly value: string;
  /** How strong the observation is; absent where that is no question. */
  readonly known?: Tier;
  /** How it is shown; default plain. */
  readonly look?: Outcome | 'strong' | 'quiet';
  /** Names below the value, of which the first are shown; hostile until a reporter escapes them. */
  readonly names?: readonly string[];
  /** How many names there are in truth; default those that are given. */
  readonly total?: number;
}

/** Facts, one below the other. */
export interface FactsBlock {
  readonly block: 'facts';
  /** In the order in which they are shown. */
  readonly facts: readonly Fact[];
  /** What to do about them, one sentence; hostile until a reporter escapes it. */
  readonly step?: string;
}

/** One paragraph. */
export interface TextBlock {
  readonly block: 'text';
  /** Hostile until a reporter escapes it. */
  readonly text: string;
}

/** What to do next. */
export interface StepBlock {
  readonly block: 'step';
  /** One sentence or a command line; hostile until a reporter escapes it. */
  readonly text: string;
}

/** A cell of a table: words, text copied from a file, or how something is known. */
export type Cell =
  | string
  | {
      /** Text copied from a file; hostile until a reporter escapes it. */
      readonly code: string;
    }
  | {
      /** How strong the observation is. */
      readonly known: Tier;
    };

/** A table with a head; at most 1,000 rows of it are shown. */
export interface TableBlock {
  readonly block: 'table';
  /** What the rows are, a few words of ours. */
  readonly title: string;
  /** One per column, ours. */
  readonly heads: readonly string[];
  /** As many cells in each as there are heads; hostile until a reporter escapes them. */
  readonly rows: readonly (readonly Cell[])[];
}

/** Findings, worst first, as whoever hands them over has sorted them. */
export interface FindingsBlock {
  readonly block: 'findings';
  /** A few words of ours; absent: no heading. */
  readonly title?: string;
  /** The findings, hostile until a reporter escapes them. */
  readonly findings: readonly Finding[];
  /** On a terminal one line each and no remedy: what stands below an answer. */
  readonly brief?: true;
}

/** Some lines of a text file with their numbers. */
export interface CodeBlock {
  readonly block: 'code';
  /** The file; hostile until a reporter escapes it. */
  readonly path: string;
  /** Number of the first line, from 1. */
  readonly from: number;
  /** At most 100 of them are shown, and 200 characters of each; hostile until a reporter escapes them. */
  readonly lines: readonly string[];
  /** Number of the line that is meant. */
  readonly marked?: number;
}

/** Blocks below a heading. */
export interface SectionBlock {
  readonly block: 'section';
  /** A few words of ours. */
  readonly title: string;
  /** What stands below the heading. */
  readonly body: readonly Block[];
  /** Opens at a click where the format can do that. */
  readonly folded?: true;
}

/** A part of a page, by `block`. */
export type Block =
  | FactsBlock
  | TextBlock
  | StepBlock
  | TableBlock
  | FindingsBlock
  | CodeBlock
  | SectionBlock;
