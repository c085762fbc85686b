import type { ReactNode } from 'react';
import styles from './Panels.module.css';

/** A fact by name; facts whose value is undefined are left out. */
export type Fact = readonly [name: string, value: ReactNode];

/** Names and values, one per line. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) =>
        value === undefined ? null : (
          <div key={name} className={styles.fact}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}
