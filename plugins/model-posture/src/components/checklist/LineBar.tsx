import type { ChecklistCounts } from '@weighbridge/backstage-plugin-model-posture-common';
import { ANSWERS, countOf } from './answers.ts';
import styles from './LineBar.module.css';

/**
 * The five counts as lengths, in the order of the columns; each answer has its own pattern.
 *
 * It is decoration for sighted users: the figures next to it say the same.
 */
export function LineBar({ counts }: { readonly counts: ChecklistCounts }) {
  return (
    <span className={styles.bar}>
      {ANSWERS.map(({ state }) => {
        const count = countOf(counts, state);
        return count === 0 ? null : (
          <span
            key={state}
            className={[styles.segment, styles[state]].join(' ')}
            style={{ flexGrow: count }}
          />
        );
      })}
    </span>
  );
}

/** The pattern of one answer, as a sample next to its name. */
export function Swatch({ state }: { readonly state: keyof typeof styles }) {
  return <span aria-hidden="true" className={[styles.swatch, styles[state]].join(' ')} />;
}
