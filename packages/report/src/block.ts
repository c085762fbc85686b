import type { Finding, Tier } from '@weighbridge/core';

/** How good something is, for rendering; a word always says the same. */
export type Outcome = 'good' | 'bad' | 'unsure';

/** A name and a value, with how the value is known. */
export interface Fact {
  /** A word or two of ours; empty if the fact belongs to the previous one. */
  readonly name: string;
  /** One line; hostile until a reporter escapes it. */
  readonly value: string;
  /** How strong the observation is; absent if that does not apply. */
  readonly known?: Tier;
  /** How it is shown. Default plain. */
  readonly look?: Outcome | 'strong' | 'quiet';
  /** Names below the value; only the first ones are shown; hostile until a reporter escapes them. */
  readonly names?: readonly string[];
  /** The actual number of names. Default: the number given. */
  readonly total?: number;
}

/** Facts, one below the other. */
export interface FactsBlock {
  readonly block: 'facts';
  /** In display order. */
  readonly facts: readonly Fact[];
  /** What to do about them, in one sentence; hostile until a reporter escapes it. */
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

/** A table cell: words, text copied from a file, or how something is known. */
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

/** A table with a head; at most 1,000 rows are shown. */
export interface TableBlock {
  readonly block: 'table';
  /** What the rows are, in a few words of ours. */
  readonly title: string;
  /** One per column, ours. */
  readonly heads: readonly string[];
  /** Each row has as many cells as there are heads; hostile until a reporter escapes them. */
  readonly rows: readonly (readonly Cell[])[];
}

/** Findings, worst first, as sorted by the caller. */
export interface FindingsBlock {
  readonly block: 'findings';
  /** A few words of ours; absent: no heading. */
  readonly title?: string;
  /** The findings, hostile until a reporter escapes them. */
  readonly findings: readonly Finding[];
  /** On a terminal: one line each without a remedy, for use below an answer. */
  readonly brief?: true;
}

/** Some numbered lines of a text file. */
export interface CodeBlock {
  readonly block: 'code';
  /** Path of the file; hostile until a reporter escapes it. */
  readonly path: string;
  /** Number of the first line, from 1. */
  readonly from: number;
  /** At most 100 lines and 200 characters of each are shown; hostile until a reporter escapes them. */
  readonly lines: readonly string[];
  /** Number of the marked line. */
  readonly marked?: number;
}

/** Blocks below a heading. */
export interface SectionBlock {
  readonly block: 'section';
  /** A few words of ours. */
  readonly title: string;
  /** The blocks below the heading. */
  readonly body: readonly Block[];
  /** Collapsed until clicked, if the format supports that. */
  readonly folded?: true;
}

/** A part of a page, discriminated by `block`. */
export type Block =
  | FactsBlock
  | TextBlock
  | StepBlock
  | TableBlock
  | FindingsBlock
  | CodeBlock
  | SectionBlock;
