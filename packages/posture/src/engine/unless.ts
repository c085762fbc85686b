import type { Standing } from '@weighbridge/core';
import type { JudgedItem } from './judged-item.ts';
import { isEvidence } from './past.ts';
import type { Sight } from './sight.ts';
import { latestOf, newestFirst } from './sight.ts';

/** Every standing except `supports`. */
const OPEN: readonly Standing[] = ['adverse', 'inconclusive', 'error'];

/**
 * The sight of a need combined with that of `Control.unless`. Support of either answers what is older; an item that
 * leaves open whether there is anything to ask says nothing to the need.
 */
export function withUnless(sight: Sight, beside: Sight): Sight {
  const seen = beside.seen.filter(({ standing }) => standing === 'supports');
  const past = beside.past.filter(({ standing }) => standing === 'supports');
  const [open] = newestFirst(beside.seen.filter(({ standing }) => OPEN.includes(standing)));
  const own = sight.need.judge === undefined ? unread(sight) : sight;
  return {
    ...own,
    seen: [...own.seen, ...seen],
    past: [...own.past, ...past],
    presentAt: Math.max(own.presentAt, latestOf(seen, 'supports')),
    unless: {
      type: beside.need.type,
      bar: Math.max(latestOf(beside.seen, ...OPEN), latestOf(beside.past, ...OPEN)),
      ...(open === undefined ? {} : { open }),
    },
  };
}

/** Items that no judge reads say nothing, whether here or gone. */
function unread(sight: Sight): Sight {
  const past = sight.past.filter((each) => !isEvidence(each));
  return { ...sight, past, presentAt: -Infinity };
}

/** Whether a seen item shows that there is nothing to ask, rather than that all is well. */
export function isExcuse({ evidence }: JudgedItem, { unless }: Sight): boolean {
  return evidence.type === unless?.type;
}
