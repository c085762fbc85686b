import type { NextStep } from '@weighbridge/core/view';
import { Untrusted } from './Untrusted.tsx';
import styles from './BestStep.module.css';

/** What to do first, and what that settles. */
export function BestStep({ step: { action, settles, stays } }: { readonly step: NextStep }) {
  return (
    <div role="group" aria-label="Next best step" className={styles.step}>
      <p>
        <strong>Next best step: </strong>
        <Untrusted text={action} />
      </p>
      <p className={styles.effect}>
        Settles <Untrusted text={settles} />.
        {stays !== '' && (
          <>
            {' '}
            Still in the way: <Untrusted text={stays} />.
          </>
        )}
      </p>
    </div>
  );
}
