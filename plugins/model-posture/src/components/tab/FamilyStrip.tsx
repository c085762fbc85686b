import { VisuallyHidden } from '@backstage/ui';
import type { Status } from '@weighbridge/core';
import type { CountView, FamilyView } from '@weighbridge/core/view';
import { Icon } from '../parts/Icon.tsx';
import { STATUS_ICONS } from '../parts/StatusMark.tsx';
import { Untrusted } from '../parts/Untrusted.tsx';
import styles from './PostureTab.module.css';

/** Worst first, so readers see it first. */
const ORDER: readonly Status[] = ['fail', 'unknown', 'pass', 'not-applicable'];

/** Every control family at a glance: unknown controls are counted here even if they are folded below. */
export function FamilyStrip({ families }: { readonly families: readonly FamilyView[] }) {
  return (
    <ul className={styles.strip} aria-label="Control families">
      {families.map(({ id, title, counts }) => (
        <li key={id} className={styles.tile}>
          <span className={styles.tileName}>
            <Untrusted text={title} />
          </span>
          <span className={styles.tileCounts}>
            {counts
              .toSorted((a, b) => ORDER.indexOf(a.status) - ORDER.indexOf(b.status))
              .map((shown) => (
                <TileCount key={shown.status} shown={shown} />
              ))}
          </span>
        </li>
      ))}
    </ul>
  );
}

function TileCount({ shown: { status, word, many } }: { readonly shown: CountView }) {
  if (many === 0) return null;
  const name = word.word.toLocaleLowerCase('en-US');
  return (
    <span className={[styles.tileCount, styles[word.mood]].join(' ')} title={`${many} ${name}`}>
      <Icon name={STATUS_ICONS[status]} />
      {many}
      <VisuallyHidden>{` ${name} `}</VisuallyHidden>
    </span>
  );
}
