import type { Catalogue } from '../catalogue.ts';
import type { ControlDefinition, Need } from '../control.ts';
import type { Inputs } from '../input/inputs.ts';
import type { JudgedItems } from './judge-evidence.ts';
import type { Facts, Memory } from './past.ts';
import { isEvidence } from './past.ts';
import type { Sight } from './sight.ts';
import { newestByType, newestValid } from './sight.ts';
import { withUnless } from './unless.ts';

/** A control and what it sees: one sight for each of its needs. */
export interface Looked {
  readonly control: ControlDefinition;
  readonly sights: readonly Sight[];
  /** What the next statement must know: the sights, and that of `Control.unless`. */
  readonly memorable: readonly Sight[];
}

/** Looks at everything once for every control and type. */
export function lookAt(
  { controls }: Catalogue,
  { evidence }: Inputs,
  observations: JudgedItems,
  { pasts }: Memory,
  facts: Facts,
): readonly Looked[] {
  const newest = newestByType(evidence);
  return controls.map((control) => {
    const pastOf = pasts(control);
    const look = (need: Need): Sight => {
      const { type, judge } = need;
      const seen = observations(control.id, type);
      const presentAt = judge === undefined ? newest(type) : newestValid(seen);
      return { need, seen, past: [...pastOf(type), ...facts.pasts(type)], presentAt };
    };
    const sights = control.needs.map(look);
    if (control.unless === undefined) return { control, sights, memorable: sights };
    const own = look(control.unless);
    const beside = { ...own, past: own.past.filter(isEvidence) };
    const excused = sights.map((sight) => withUnless(sight, beside));
    return { control, sights: excused, memorable: [...excused, beside] };
  });
}
