import type { Status } from '@weighbridge/core';
import { statusWord } from '@weighbridge/core/view';
import { Icon } from './Icon.tsx';
import type { IconName } from './Icon.tsx';
import styles from './Chip.module.css';

/** One icon per verdict; shapes differ, so that people can distinguish them without colour. */
export const STATUS_ICONS: Readonly<Record<Status, IconName>> = {
  pass: 'check',
  fail: 'cross',
  unknown: 'question',
  'not-applicable': 'dash',
};

/** One verdict in icon, word and colour. */
export function StatusMark({ status }: { readonly status: Status }) {
  const { word, mood } = statusWord(status);
  return (
    <span className={[styles.chip, styles[mood], styles.plain].join(' ')}>
      <Icon name={STATUS_ICONS[status]} />
      {word}
    </span>
  );
}
