import { sortedBy } from '../input/fields.ts';
import type { Observation } from './observation.ts';
import type { Sight } from './sight.ts';
import { latestOf } from './sight.ts';

/** All that a judge can say but that it supports. */
const OPEN = ['adverse', 'inconclusive', 'error'] as const;

/**
 * The sight of a need with that of `Control.unless` beside it. Support of either answers what is older; what
 * leaves open whether there is anything to ask says nothing to the need.
 */
export function withUnless(sight: Sight, beside: Sight): Sight {
  const seen = beside.seen.filter(({ standing }) => standing === 'supports');
  const past = beside.past.filter(({ standing }) => standing === 'supports');
  const open = newestOpen(beside);
  return {
    ...sight,
    seen: [...sight.seen, ...seen],
    past: [...sight.past, ...past],
    presentAt: Math.max(sight.presentAt, latestOf(seen, 'supports')),
    unless: {
      type: beside.need.type,
      // Of a type that nothing collects every item counts as a look.
      bar: Math.max(
        sight.presentAt,
        latestOf(sight.past, 'supports'),
        latestOf(beside.seen, ...OPEN),
        latestOf(beside.past, ...OPEN),
      ),
      ...(open === undefined ? {} : { open }),
    },
  };
}

/** Whether an item that is seen shows that there is nothing to ask, rather than that all is well. */
export function isExcuse({ evidence }: Observation, { unless }: Sight): boolean {
  return evidence.type === unless?.type;
}

/**
 * What support has to be newer than besides what speaks against the control (milliseconds). Whether there is
 * something to ask, and that all is well, do not hold beside each other: the newer look decides alone, and the
 * older does not come back when that grows old or is put in doubt.
 */
export function barsBesides(sight: Sight): (each: Observation) => number {
  const { unless, seen, past } = sight;
  if (unless === undefined) return () => -Infinity;
  const excused = Math.max(
    latestOf(
      seen.filter((each) => isExcuse(each, sight)),
      'supports',
    ),
    latestOf(
      past.filter(({ of }) => 'evidence' in of && of.evidence.type === unless.type),
      'supports',
    ),
  );
  return (each) => (isExcuse(each, sight) ? unless.bar : excused);
}

function newestOpen({ seen }: Sight): Observation | undefined {
  const open = seen.filter(({ standing }) => standing !== 'supports' && standing !== 'void');
  return sortedBy(open, ({ evidence }) => evidence.id).toSorted((a, b) => b.at - a.at)[0];
}
