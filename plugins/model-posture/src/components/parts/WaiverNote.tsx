import type { Waiver } from '@weighbridge/core';
import { formatDay } from '../../time.ts';
import { Untrusted } from './Untrusted.tsx';
import styles from './WaiverNote.module.css';

/** The exception that lies over a verdict; the verdict itself is shown unchanged beside it. */
export function WaiverNote({ waiver }: { readonly waiver: Waiver }) {
  return (
    <p className={styles.waiver}>
      <strong>Waived until {formatDay(waiver.notAfter)}</strong> by <Untrusted text={waiver.who} />:{' '}
      <Untrusted text={waiver.reason} />
      {waiver.ticket !== undefined && (
        <>
          {' '}
          (<Untrusted text={waiver.ticket} />)
        </>
      )}
    </p>
  );
}
