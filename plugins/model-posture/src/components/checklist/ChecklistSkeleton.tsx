import { Skeleton, VisuallyHidden } from '@backstage/ui';
import { checklist } from '@weighbridge/posture';
import styles from './Checklist.module.css';

/** The ten lines before their counts arrive: what they ask is known at once. */
export function ChecklistSkeleton() {
  return (
    <div className={styles.frame} role="status" aria-busy="true">
      <VisuallyHidden>Counting the models</VisuallyHidden>
      <ul className={styles.skeleton} aria-hidden="true">
        {checklist.map(({ id, title }) => (
          <li key={id}>
            <span>
              <span className={styles.id}>{id}</span> {title}
            </span>
            <Skeleton width="100%" height={12} />
          </li>
        ))}
      </ul>
    </div>
  );
}
