import { VisuallyHidden } from '@backstage/ui';
import type { Status } from '@weighbridge/core';
import { COUNT_OF, FAMILIES, STATUSES } from '../../words.ts';
import { Icon } from '../parts/Icon.tsx';
import { STATUS_ICONS } from '../parts/StatusMark.tsx';
import type { Family } from './verdicts.ts';
import styles from './PostureTab.module.css';

/** Worst first, so that the eye meets it first. */
const ORDER: readonly Status[] = ['fail', 'unknown', 'pass', 'not-applicable'];

/** Every control family at a glance: unknown controls are counted here even when they are folded below. */
export function FamilyStrip({ families }: { readonly families: readonly Family[] }) {
  return (
    <ul className={styles.strip} aria-label="Control families">
      {families.map(({ id, counts }) => (
        <li key={id} className={styles.tile}>
          <span className={styles.tileName}>{FAMILIES[id]}</span>
          <span className={styles.tileCounts}>
            {ORDER.map((status) => (
              <TileCount
                key={status}
                status={status}
                count={counts[COUNT_OF[status] as keyof typeof counts]}
              />
            ))}
          </span>
        </li>
      ))}
    </ul>
  );
}

function TileCount({ status, count }: { readonly status: Status; readonly count: number }) {
  if (count === 0) return null;
  const { word, tone } = STATUSES[status];
  const name = word.toLocaleLowerCase('en-US');
  return (
    <span className={[styles.tileCount, styles[tone]].join(' ')} title={`${count} ${name}`}>
      <Icon name={STATUS_ICONS[status]} />
      {count}
      <VisuallyHidden>{` ${name} `}</VisuallyHidden>
    </span>
  );
}
