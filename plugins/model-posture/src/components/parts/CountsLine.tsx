import { VisuallyHidden } from '@backstage/ui';
import type { Counts, Status } from '@weighbridge/core';
import { COUNT_OF, STATUSES } from '../../words.ts';
import { Icon } from './Icon.tsx';
import { STATUS_ICONS } from './StatusMark.tsx';
import styles from './CountsLine.module.css';

const ORDER = Object.keys(STATUSES) as readonly Status[];

/** The four counts, never blended into one number. `compact`: icons and figures alone, for a table. */
export function CountsLine({
  counts,
  waived = 0,
  compact = false,
}: {
  readonly counts: Counts;
  /** Of the fails, how many are waived; it is told apart and moves no count. */
  readonly waived?: number;
  readonly compact?: boolean;
}) {
  return (
    <ul
      className={[styles.counts, compact ? styles.compact : ''].join(' ')}
      aria-label="Controls by verdict"
    >
      {ORDER.map((status) => (
        <Count key={status} status={status} counts={counts} waived={waived} compact={compact} />
      ))}
    </ul>
  );
}

function Count(props: {
  readonly status: Status;
  readonly counts: Counts;
  readonly waived: number;
  readonly compact: boolean;
}) {
  const { status, counts, waived, compact } = props;
  const { word, tone } = STATUSES[status];
  const count = counts[COUNT_OF[status]];
  const text = `${word.toLocaleLowerCase('en-US')}${aside(status, counts, waived)}`;
  const classes = [styles.count, styles[tone], count === 0 ? styles.zero : ''];
  return (
    <li className={classes.join(' ')} title={compact ? `${count} ${text}` : undefined}>
      <Icon name={STATUS_ICONS[status]} />
      {count} {compact ? <VisuallyHidden>{text}</VisuallyHidden> : text}
    </li>
  );
}

function aside(status: Status, { stale }: Counts, waived: number): string {
  if (status === 'fail' && waived > 0) return ` (${waived} waived)`;
  if (status === 'unknown' && stale > 0) return ` (${stale} stale)`;
  return '';
}
