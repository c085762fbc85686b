import { mainSet } from './main-set.ts';
import type { ComponentPlan, PlanInput, PlannedClaim } from './plan.ts';
import { beside } from './roles.ts';

/** A part that a description names by its folder. */
export interface NamedPart {
  readonly name: string;
  /** With a trailing slash; empty: the top. */
  readonly root: string;
  readonly locator: string;
  readonly claims: readonly PlannedClaim[];
}

/** The components of a named part: its own weights, and what is next to them in its folder. */
export interface PlannedPart {
  readonly part: ComponentPlan;
  readonly beside: readonly ComponentPlan[];
}

/** Plans a part: the set that its loader takes is its own; every other set in its folder is a separate component. */
export function planPart(named: NamedPart, input: PlanInput): PlannedPart {
  const { name, root, locator, claims } = named;
  const isTop = root === '';
  const sets = input.sets.filter(({ path }) =>
    isTop ? !path.includes('/') : path.startsWith(root),
  );
  const main = mainSet(sets, root) ?? (sets.length === 1 ? sets[0] : undefined);
  const others = sets
    .filter((set) => set !== main)
    .map((set) => ({ ...beside(set, input, main), of: name }));
  const taken = new Set(others.flatMap((other) => other.files));
  const files = isTop
    ? [...(main?.files ?? []), ...['config.json'].filter((path) => input.files.has(path))]
    : input.files.files.map(({ path }) => path).filter((path) => path.startsWith(root));
  const part: ComponentPlan = {
    name,
    role: 'part',
    root,
    files: files.filter((path) => !taken.has(path)),
    sets: main === undefined ? [] : [main],
    known: { tier: 'declared', locator },
    claims,
  };
  return { part, beside: others };
}

/** Sets that no part holds, with their roles in a model of several parts. */
export function leftOver(
  parts: readonly PlannedPart[],
  input: PlanInput,
): readonly ComponentPlan[] {
  const held = new Set(
    parts.flatMap(({ part, beside: others }) => [part, ...others]).flatMap(({ sets }) => sets),
  );
  const [first] = parts.flatMap(({ part }) => part.sets);
  return input.sets.filter((set) => !held.has(set)).map((set) => beside(set, input, first));
}
