import type {
  ChecklistCounts,
  ChecklistState,
} from '@weighbridge/backstage-plugin-model-posture-common';
import type { Status } from '@weighbridge/core';
import { statusWord } from '@weighbridge/core/view';
import type { Word } from '../../words.ts';
import type { IconName } from '../parts/Icon.tsx';
import { STATUS_ICONS } from '../parts/StatusMark.tsx';

/** One of the five answers of a line: its wording and its drawing; shapes differ for those who cannot see colours. */
export interface Answer extends Word {
  readonly state: ChecklistState;
  readonly icon: IconName;
  /** What is true of the models behind it: "612 models ...". */
  readonly says: string;
  /** What the word means, one sentence. */
  readonly meaning: string;
}

/** Four of the answers are those of a control, with the same names. */
function answerOf(status: Status): Pick<Answer, 'word' | 'mood' | 'icon'> {
  const { word, mood } = statusWord(status);
  return { word, mood, icon: STATUS_ICONS[status] };
}

/** The five answers in the order in which columns and bars show them. */
export const ANSWERS: readonly Answer[] = [
  {
    state: 'pass',
    ...answerOf('pass'),
    says: 'keep the practice',
    meaning: 'Every control of the line holds, on evidence that is fresh enough.',
  },
  {
    state: 'fail',
    ...answerOf('fail'),
    says: 'fail',
    meaning: 'Evidence shows that at least one control does not hold. A failure never grows old.',
  },
  {
    state: 'unknown',
    ...answerOf('unknown'),
    says: 'are not answered',
    meaning: 'Nobody looked, or what was found is not conclusive. It never counts as good.',
  },
  {
    state: 'stale',
    word: 'Stale',
    mood: 'unsure',
    icon: 'clock',
    says: 'were answered too long ago',
    meaning: 'It held once, the evidence has run out, and nothing newer was observed.',
  },
  {
    state: 'not-applicable',
    ...answerOf('not-applicable'),
    says: 'have nothing that the line asks about',
    meaning: 'The model has nothing that the line asks about.',
  },
];

/** Answers of models that do not hold a line: what their owners must supply. */
export const MISSING: readonly ChecklistState[] = ['fail', 'unknown', 'stale'];

/** How many models of a line have one answer. */
export function countOf(counts: ChecklistCounts, state: ChecklistState): number {
  return state === 'not-applicable' ? counts.notApplicable : counts[state];
}

/** How many of the models that pass do so with a bill made here; empty if none does. */
export function madeOf({ pass, made }: ChecklistCounts): string {
  if (made === 0) return '';
  const [some, all] = [made, pass].map((count) => count.toLocaleString('en-US'));
  const who = made < pass ? `${some} of ${all}` : made > 1 ? `all ${all}` : all;
  return `${who} ${made === 1 ? 'passes' : 'pass'} with a bill made here`;
}

/** How many models of a line do not hold it. */
export function missingOf(counts: ChecklistCounts): number {
  return MISSING.reduce((sum, state) => sum + countOf(counts, state), 0);
}
