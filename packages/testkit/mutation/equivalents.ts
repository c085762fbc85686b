import type { Mutant } from './mutant.ts';

/** A change that no input can reveal, and why. */
export interface Equivalent {
  readonly file: string;
  readonly operator: string;
  readonly original: string;
  readonly replacement: string;
  readonly because: string;
}

/** Why a mutant changes nothing, if the list has it. */
export function equivalence(mutant: Mutant, list: readonly Equivalent[] = []): string | undefined {
  return list.find((each) => isSame(each, mutant))?.because;
}

/** Entries of the list that match no mutant of this run: their code has changed since. */
export function outdated(
  mutants: readonly Mutant[],
  list: readonly Equivalent[] = [],
): readonly Equivalent[] {
  return list.filter((each) => !mutants.some((mutant) => isSame(each, mutant)));
}

function isSame(each: Equivalent, mutant: Mutant): boolean {
  return (
    each.file === mutant.file &&
    each.operator === mutant.operator &&
    each.original === mutant.original &&
    each.replacement === mutant.replacement
  );
}
