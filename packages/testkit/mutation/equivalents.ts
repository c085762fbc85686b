import type { Mutant } from './mutant.ts';

/** A change that no input can tell from the source, and why. */
export interface Equivalent {
  readonly file: string;
  readonly operator: string;
  readonly original: string;
  readonly replacement: string;
  readonly because: string;
}

const EQUIVALENTS: readonly Equivalent[] = [];

/** Why a mutant is no change at all, if it is listed as none. */
export function equivalence(mutant: Mutant): string | undefined {
  const found = EQUIVALENTS.find(
    (each) =>
      each.file === mutant.file &&
      each.operator === mutant.operator &&
      each.original === mutant.original &&
      each.replacement === mutant.replacement,
  );
  return found?.because;
}

/** Those of the list that no mutant of this run is: they speak of code that has changed since. */
export function outdated(mutants: readonly Mutant[]): readonly Equivalent[] {
  return EQUIVALENTS.filter(
    (each) =>
      !mutants.some(
        (mutant) =>
          each.file === mutant.file &&
          each.operator === mutant.operator &&
          each.original === mutant.original &&
          each.replacement === mutant.replacement,
      ),
  );
}
