import { VisuallyHidden } from '@backstage/ui';
import type { Counts, Gate } from '@weighbridge/core';
import { countsOf } from '@weighbridge/core/view';
import type { CountView } from '@weighbridge/core/view';
import { Icon } from './Icon.tsx';
import { STATUS_ICONS } from './StatusMark.tsx';
import styles from './CountsLine.module.css';

/** The four counts, never blended into one number. `compact`: only icons and figures, for a table. */
export function CountsLine({
  counts,
  gate,
  compact = false,
}: {
  readonly counts: Counts;
  /** The fails that the gate excuses: shown separately, they change no count. */
  readonly gate?: Pick<Gate, 'waived' | 'advisory'> | undefined;
  readonly compact?: boolean;
}) {
  return (
    <ul
      className={[styles.counts, compact ? styles.compact : ''].join(' ')}
      aria-label="Controls by verdict"
    >
      {countsOf(counts, gate).map((shown) => (
        <Count key={shown.status} shown={shown} compact={compact} />
      ))}
    </ul>
  );
}

function Count({
  shown: { status, word, many, note },
  compact,
}: {
  readonly shown: CountView;
  readonly compact: boolean;
}) {
  const text = `${word.word.toLocaleLowerCase('en-US')}${note === '' ? '' : ` (${note})`}`;
  const classes = [styles.count, styles[word.mood], many === 0 ? styles.zero : ''];
  return (
    <li className={classes.join(' ')} title={compact ? `${many} ${text}` : undefined}>
      <Icon name={STATUS_ICONS[status]} />
      {many} {compact ? <VisuallyHidden>{text}</VisuallyHidden> : text}
    </li>
  );
}
