import type { GateOutcome } from '@weighbridge/core';
import { gateWord } from '@weighbridge/core/view';
import { PENDING } from '../../words.ts';
import type { Word } from '../../words.ts';
import { Icon } from './Icon.tsx';
import type { IconName } from './Icon.tsx';
import styles from './Chip.module.css';

const ICONS: Readonly<Record<GateOutcome | 'pending', IconName>> = {
  admit: 'check',
  'admit-with-conditions': 'condition',
  refuse: 'cross',
  'cannot-decide': 'question',
  pending: 'clock',
};

/** The gate in icon, word and colour. `null`: not weighed, for the reason in `waiting`. */
export function GateChip({
  outcome,
  waiting = PENDING,
  size = 'small',
}: {
  readonly outcome: GateOutcome | null;
  readonly waiting?: Word | undefined;
  readonly size?: 'small' | 'large';
}) {
  const key = outcome ?? 'pending';
  const { word, mood } = outcome === null ? waiting : gateWord(outcome);
  const classes = [styles.chip, styles[mood], size === 'large' ? styles.large : ''];
  return (
    <span className={classes.join(' ')}>
      <Icon name={ICONS[key]} />
      {word}
    </span>
  );
}
