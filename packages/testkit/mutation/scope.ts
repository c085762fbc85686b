import type { Equivalent } from './equivalents.ts';
import type { Mutant } from './mutant.ts';

/** What is changed in a package, and which tests must notice. */
export interface MutationScope {
  /** Name of the package. */
  readonly name: string;
  /** Its folder; file names are relative to it. */
  readonly root: string;
  /** Lowest score in percent. */
  readonly goal: number;
  /** Sources to change; tests are never among them. */
  readonly sources: RegExp;
  /** Tests to run. */
  readonly tests: RegExp;
  /** Tests and sources to leave unchanged, each with the reason at its place. */
  readonly aside?: RegExp;
  /** Sources with data for people: strings in them are left unchanged. */
  readonly prose?: RegExp;
  /** Changes that no input can reveal. */
  readonly equivalents?: readonly Equivalent[];
}

/** Whether a mutant changes only the wording of data for people. */
export function isProse({ file, operator }: Mutant, { prose }: MutationScope): boolean {
  return operator === 'StringLiteral' && prose?.test(file) === true;
}
