import type {
  FleetNotices,
  ModelNotice,
  ModelState,
} from '@weighbridge/backstage-plugin-model-posture-common';
import type { GateOutcome } from '@weighbridge/core';
import { GATE_HEADLINES, gateWord, plural } from '@weighbridge/core/view';
import type { Mood } from '@weighbridge/core/view';

/** A word for people and how good it is; colour never appears alone, but with an icon and a word. */
export interface Word {
  readonly word: string;
  readonly mood: Mood;
}

/** What is shown instead of a gate if a model has no answer. */
export const PENDING: Word = { word: 'Not weighed', mood: 'quiet' };

/** The outcomes of the gate, and that there is none, each with its word. */
export const GATES: ReadonlyMap<string, string> = new Map([
  ...Object.keys(GATE_HEADLINES).map(
    (outcome) => [outcome, gateWord(outcome as GateOutcome).word] as const,
  ),
  ['pending', PENDING.word],
]);

/** The state of the last weighing of a model. */
export const STATES: Readonly<Record<ModelState, string>> = {
  weighed: 'Weighed',
  pending: 'Not weighed',
  error: 'Last weighing failed',
};

/** What is wrong with an annotation: in a filter, and in a sentence about a number of models. */
export const NOTICES: Readonly<
  Record<
    ModelNotice,
    {
      readonly label: string;
      readonly count: keyof FleetNotices;
      readonly says: (count: number) => string;
    }
  >
> = {
  shared: {
    label: 'Model named twice',
    count: 'shared',
    says: (count) =>
      `${plural(count, 'entity names', 'entities name')} a model that another names, too`,
  },
  'owner-not-allowed': {
    label: 'Owner may not name it',
    count: 'ownerNotAllowed',
    says: (count) =>
      `${plural(count, 'entity is', 'entities are')} not weighed because the owner may not name models of the source`,
  },
  'not-located': {
    label: 'No or wrong annotation',
    count: 'notLocated',
    says: (count) =>
      `${plural(count, 'entity is', 'entities are')} not weighed because no annotation, or a wrong one, says where the model is`,
  },
};

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'] as const;

/** Bytes in decimal units with three significant digits: `1.26 MB`. */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${unit === 0 ? value : Number(value.toPrecision(3))} ${UNITS[unit]}`;
}
