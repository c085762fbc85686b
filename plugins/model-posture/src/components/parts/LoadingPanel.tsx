import { Flex, Skeleton, VisuallyHidden } from '@backstage/ui';
import styles from './LoadingPanel.module.css';

/** Grey bars where text will be. */
export function LoadingPanel({
  label,
  rows = 3,
}: {
  readonly label: string;
  readonly rows?: number;
}) {
  return (
    <Flex direction="column" gap="3" aria-busy="true" role="status" className={styles.loading}>
      <VisuallyHidden>{label}</VisuallyHidden>
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} width={row === 0 ? '40%' : '100%'} height={20} />
      ))}
    </Flex>
  );
}
