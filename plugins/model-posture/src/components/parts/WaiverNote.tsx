import type { ConditionView } from '@weighbridge/core/view';
import { Untrusted } from './Untrusted.tsx';
import styles from './WaiverNote.module.css';

/** The exception that lies over a verdict; the verdict itself is shown unchanged beside it. */
export function WaiverNote({
  condition: { who, until, reference, reason },
}: {
  readonly condition: ConditionView;
}) {
  return (
    <p className={styles.waiver}>
      <strong>Waived</strong> by <Untrusted text={who} /> until {until} (
      <Untrusted text={reference} />
      ): <Untrusted text={reason} />
    </p>
  );
}
