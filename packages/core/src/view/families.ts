import type { ControlView } from './control-view.ts';
import { tally } from './counts.ts';
import type { CountView } from './counts.ts';
import { FAMILIES, familyTitle, OTHER_FAMILY } from './family-words.ts';

/** The controls of one family. */
export interface FamilyView {
  /** Id, for instance `artifact`; `other` holds the controls that are not in the given catalogue. */
  readonly id: string;
  /** Heading; untrusted if the family is from another version. */
  readonly title: string;
  /** The controls, in the order of the posture. */
  readonly controls: readonly ControlView[];
  /** Number of controls per answer. */
  readonly counts: readonly CountView[];
}

/** Families in display order, then those from another version, then controls without a family. */
export function familiesOf(controls: readonly ControlView[]): readonly FamilyView[] {
  const groups = new Map<string, ControlView[]>();
  for (const view of controls) {
    const family = view.control?.family ?? OTHER_FAMILY;
    const group = groups.get(family);
    if (group === undefined) groups.set(family, [view]);
    else group.push(view);
  }
  return [...groups]
    .toSorted(([a], [b]) => rank(a) - rank(b))
    .map(([id, members]) => ({
      id,
      title: familyTitle(id),
      controls: members,
      counts: tally(members.map(({ verdict }) => verdict)),
    }));
}

function rank(family: string): number {
  const place = FAMILIES.indexOf(family);
  if (place !== -1) return place;
  return family === OTHER_FAMILY ? FAMILIES.length + 1 : FAMILIES.length;
}
