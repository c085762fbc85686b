import type { ConditionView } from '@weighbridge/core/view';
import { Untrusted } from './Untrusted.tsx';
import styles from './ConditionNote.module.css';

/** The condition of a fail, such as a waiver; the verdict itself is shown unchanged next to it. */
export function ConditionNote({ condition }: { readonly condition: ConditionView | undefined }) {
  if (condition === undefined) return null;
  return (
    <p className={styles.condition}>
      <Words condition={condition} />
    </p>
  );
}

function Words({ condition }: { readonly condition: ConditionView }) {
  if (condition.kind === 'advisory') return <Untrusted text={condition.text} />;
  const { who, until, reference, reason } = condition;
  return (
    <>
      <strong>Waived</strong> by <Untrusted text={who} /> until {until} (
      <Untrusted text={reference} />
      ): <Untrusted text={reason} />
    </>
  );
}
