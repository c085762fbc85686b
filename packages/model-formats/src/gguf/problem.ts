import type { FormatRuleId } from '../rules/index.ts';

/** Ends the reading of a header; the reader turns it into a finding, it never leaves this package. */
export class GgufProblem extends Error {
  readonly ruleId: FormatRuleId;
  /** Offset in the file, bytes. */
  readonly at: number;

  constructor(ruleId: FormatRuleId, message: string, at: number) {
    super(message);
    this.name = 'GgufProblem';
    this.ruleId = ruleId;
    this.at = at;
  }
}
